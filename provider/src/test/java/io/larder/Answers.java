// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.testing.Sequences;
import java.util.Random;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** An expiry policy in its three answers; none of them runs out during a test unless it is zero. */
record Answers(Answer creation, Answer access, Answer update) implements ExpiryPolicy {

    static final Answers ETERNAL = new Answers(Answer.ETERNAL, Answer.KEEP, Answer.KEEP);

    enum Answer {
        KEEP,
        ZERO,
        LONG,
        ETERNAL,
        FAILS;

        @SuppressWarnings("NullAway") // JSR-107: null keeps the deadline
        Duration duration() {
            return switch (this) {
                case KEEP -> null;
                case ZERO -> Duration.ZERO;
                case LONG -> Duration.ONE_DAY;
                case ETERNAL -> Duration.ETERNAL;
                case FAILS -> throw new IllegalStateException("The policy fails");
            };
        }
    }

    /** Any; most of them store what they are given, since there is nothing to see otherwise. Half are JSR-107's own. */
    static Answers random(Random random) {
        Answer[] creations = {Answer.ETERNAL, Answer.LONG, Answer.FAILS, Answer.ETERNAL, Answer.LONG, Answer.ZERO};
        Answer creation = Sequences.pick(random, creations);
        Answer[] standard = {Answer.KEEP, creation};
        Answer[] among = random.nextBoolean() ? standard : Answer.values();
        return new Answers(creation, Sequences.pick(random, among), Sequences.pick(random, among));
    }

    /** JSR-107's own policy with these answers, which Larder serves by another path; else this one. */
    ExpiryPolicy policy() {
        boolean fixed = creation != Answer.KEEP && creation != Answer.FAILS;
        boolean renewedByAccess = access == creation;
        boolean renewedByUpdate = update == creation;
        if (!fixed || !(renewedByAccess || access == Answer.KEEP) || !(renewedByUpdate || update == Answer.KEEP)) {
            return this;
        }
        if (renewedByAccess) {
            return renewedByUpdate
                    ? new TouchedExpiryPolicy(creation.duration())
                    : new AccessedExpiryPolicy(creation.duration());
        }
        return renewedByUpdate
                ? new ModifiedExpiryPolicy(creation.duration())
                : new CreatedExpiryPolicy(creation.duration());
    }

    boolean storesNothing() {
        return creation == Answer.ZERO;
    }

    /** Whether an entry can be over although it was there. */
    boolean endsEntries() {
        return access == Answer.ZERO || update == Answer.ZERO;
    }

    @Override
    public Duration getExpiryForCreation() {
        return creation.duration();
    }

    @Override
    public Duration getExpiryForAccess() {
        return access.duration();
    }

    @Override
    public Duration getExpiryForUpdate() {
        return update.duration();
    }
}
