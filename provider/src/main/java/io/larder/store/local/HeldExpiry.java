// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import com.github.benmanes.caffeine.cache.Expiry;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;

/** Tells Caffeine what each write said of the entry's lifetime, and what reads touch with. */
final class HeldExpiry<K, V> implements Expiry<K, Held<V>> {

    private final boolean touching;
    private final long readNanos;

    HeldExpiry(Lifetime read) {
        this.touching = !read.isKeep();
        this.readNanos = read.toNanos();
    }

    @Override
    public long expireAfterCreate(K key, Held<V> held, long currentTime) {
        return lifetimes(held).created().toNanos();
    }

    @Override
    public long expireAfterUpdate(K key, Held<V> held, long currentTime, long currentDuration) {
        Lifetime updated = lifetimes(held).updated();
        return updated.isKeep() ? currentDuration : updated.toNanos();
    }

    @Override
    public long expireAfterRead(K key, Held<V> held, long currentTime, long currentDuration) {
        return touching ? readNanos : currentDuration;
    }

    private static Lifetimes lifetimes(Held<?> held) {
        return held instanceof Expiring<?> expiring ? expiring.lifetimes : Lifetimes.ETERNAL;
    }
}
