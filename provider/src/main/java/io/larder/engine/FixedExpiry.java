// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Outlook;
import org.jspecify.annotations.Nullable;

/** The answers of a policy that always answers the same: JSR-107's own five. They make the direct path possible. */
record FixedExpiry(Lifetime creation, Lifetime access, Lifetime update) implements ExpiryAnswers {

    Outlook outlook() {
        boolean neverExpires = creation.isEternal() && endless(access) && endless(update);
        return new Outlook(neverExpires, access.isZero() ? Lifetime.KEEP : access);
    }

    /** What a direct write carries; null if one of the lifetimes is zero, so that it takes a look first. */
    @Nullable
    Lifetimes directWrite() {
        if (creation.isZero() || update.isZero()) {
            return null;
        }
        // Where nothing ever ends, to keep is to begin anew; stores have one command for that, and none for both.
        return outlook().neverExpires() ? Lifetimes.ETERNAL : new Lifetimes(creation, update);
    }

    /** What a direct read touches with; null if a read ends the entry. */
    @Nullable
    Lifetime directRead() {
        return access.isZero() ? null : access;
    }

    private static boolean endless(Lifetime lifetime) {
        return lifetime.isKeep() || lifetime.isEternal();
    }
}
