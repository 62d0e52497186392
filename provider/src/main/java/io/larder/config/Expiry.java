// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/**
 * When entries expire, in the words of JSR-107's five policies: {@code eternal}, {@code created:30s},
 * {@code accessed:5m}, {@code modified:1h}, {@code touched:10m}.
 */
public sealed interface Expiry {

    /** Never. */
    Expiry ETERNAL = new Eternal();

    /** The policy of {@code javax.cache.expiry} that does it. */
    Factory<ExpiryPolicy> factory();

    /**
     * Some time after an event.
     *
     * @throws IllegalArgumentException if the time is negative or finer than a millisecond
     */
    static Expiry after(Event event, Duration lifetime) {
        return new After(event, lifetime);
    }

    /**
     * What the text stands for; {@code toString} gives it back.
     *
     * @throws IllegalArgumentException if it stands for nothing; the message follows on the words "the value"
     */
    static Expiry parse(String text) {
        if (text.equals("eternal")) {
            return ETERNAL;
        }
        int colon = text.indexOf(':');
        Event event = Arrays.stream(Event.values())
                .filter(one -> colon >= 0 && one.toString().equals(text.substring(0, colon)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "is not eternal, created:30s, accessed:5m, modified:1h or touched:10m"));
        return new After(event, Quantities.parseDuration(text.substring(colon + 1)));
    }

    /** What starts an entry's lifetime (anew). */
    enum Event {
        /** Its creation alone. */
        CREATED,
        /** Creation and every read. */
        ACCESSED,
        /** Creation and every change. */
        MODIFIED,
        /** Creation, every read and every change. */
        TOUCHED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Never. */
    record Eternal() implements Expiry {
        @Override
        public Factory<ExpiryPolicy> factory() {
            return EternalExpiryPolicy.factoryOf();
        }

        @Override
        public String toString() {
            return "eternal";
        }
    }

    /**
     * Some time after an event.
     *
     * @param event what starts the lifetime
     * @param lifetime zero for an entry that is over at once
     */
    record After(Event event, Duration lifetime) implements Expiry {
        /**
         * Refuses what the stores can not keep.
         *
         * @throws IllegalArgumentException if the lifetime is negative, finer than a millisecond, or more of them than a long holds
         */
        public After {
            Quantities.requireMilliseconds(lifetime);
        }

        @Override
        public Factory<ExpiryPolicy> factory() {
            return switch (event) {
                case CREATED -> CreatedExpiryPolicy.factoryOf(standard());
                case ACCESSED -> AccessedExpiryPolicy.factoryOf(standard());
                case MODIFIED -> ModifiedExpiryPolicy.factoryOf(standard());
                case TOUCHED -> TouchedExpiryPolicy.factoryOf(standard());
            };
        }

        @Override
        public String toString() {
            return event + ":" + Quantities.print(lifetime);
        }

        private javax.cache.expiry.Duration standard() {
            return lifetime.isZero()
                    ? javax.cache.expiry.Duration.ZERO
                    : new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, lifetime.toMillis());
        }
    }
}
