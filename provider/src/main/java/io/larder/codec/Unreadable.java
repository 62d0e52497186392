// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import org.jspecify.annotations.Nullable;

/** Why bytes are no entry of the cache. Never leaves the package: such an entry is absent. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
        this(why, null);
    }

    Unreadable(String why, @Nullable Throwable cause) {
        // Bytes come from outside: whoever sends bad ones must not make us walk the stack each time.
        super(why, cause, false, false);
    }
}
