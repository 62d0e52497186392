// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Locale;

/** The ways to build the Caffeine cache that a JCache configuration is compared with; each unbounded, as JCache's are. */
public enum RawCaffeine implements Subject {
    /** No expiry, no statistics. */
    PLAIN,
    /** With {@code recordStats()}. */
    STATISTICS,
    /** {@code Expiry.creating}: what {@code CreatedExpiryPolicy} means, an update leaves the deadline alone. */
    CREATING,
    /** {@code expireAfterWrite}: cheaper and more usual than {@link #CREATING}, but an update renews the deadline. */
    EXPIRE_AFTER_WRITE,
    /** {@code expireAfterAccess}: what {@code TouchedExpiryPolicy} means. */
    EXPIRE_AFTER_ACCESS,
    /** {@code Expiry.accessing}: the same through the timer wheel, where lifetimes may differ from entry to entry. */
    ACCESSING;

    /** The raw cache that means the same as a JCache expiry policy. */
    static RawCaffeine of(Expiring expiring) {
        return switch (expiring) {
            case ETERNAL -> PLAIN;
            case CREATED -> CREATING;
            case TOUCHED -> EXPIRE_AFTER_ACCESS;
        };
    }

    <K, V> Cache<K, V> open() {
        Duration lifetime = Duration.ofHours(1);
        Caffeine<Object, Object> builder = Caffeine.newBuilder();
        return switch (this) {
            case PLAIN -> builder.build();
            case STATISTICS -> builder.recordStats().build();
            case CREATING ->
                builder.expireAfter(Expiry.creating((key, value) -> lifetime)).build();
            case EXPIRE_AFTER_WRITE -> builder.expireAfterWrite(lifetime).build();
            case EXPIRE_AFTER_ACCESS -> builder.expireAfterAccess(lifetime).build();
            case ACCESSING ->
                builder.expireAfter(Expiry.accessing((key, value) -> lifetime)).build();
        };
    }

    @Override
    public String label() {
        return this == PLAIN ? "raw" : "raw " + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String parameter() {
        return "kind";
    }
}
