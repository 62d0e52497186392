// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An observer that remembers what it was told.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class Told<K, V> implements StoreObserver<K, V> {

    private final List<String> expired = new CopyOnWriteArrayList<>();
    private final List<String> evicted = new CopyOnWriteArrayList<>();

    @Override
    public void expired(K key, Stored<V> last) {
        expired.add(key + "=" + last.value());
    }

    @Override
    public void evicted(K key, Stored<V> last) {
        evicted.add(key + "=" + last.value());
    }

    /** What expired, as {@code key=value}. */
    public List<String> expired() {
        return List.copyOf(expired);
    }

    /** What was evicted, as {@code key=value}. */
    public List<String> evicted() {
        return List.copyOf(evicted);
    }
}
