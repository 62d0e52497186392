// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import io.larder.spi.Command;
import io.larder.spi.Cursor;
import io.larder.spi.Leases;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A store as one of several JVMs sees it that share it: its end is not the end of the entries. */
record SharedView<K, V>(Store<K, V> shared, Leases<K> leases) implements Store<K, V> {

    @Override
    public @Nullable Stored<V> read(K key, Lifetime touch) {
        return shared.read(key, touch);
    }

    @Override
    public boolean contains(K key) {
        return shared.contains(key);
    }

    @Override
    public void readAll(Set<? extends K> keys, Lifetime touch, BiConsumer<? super K, ? super Stored<V>> found) {
        shared.readAll(keys, touch, found);
    }

    @Override
    public Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        return shared.write(key, value, match, lifetimes, wantPrevious);
    }

    @Override
    public boolean touch(K key, Stored<V> seen, Lifetime lifetime) {
        return shared.touch(key, seen, lifetime);
    }

    @Override
    public Outcome<V> remove(K key, Match match, boolean wantPrevious) {
        return shared.remove(key, match, wantPrevious);
    }

    @Override
    public List<Outcome<V>> applyAll(List<? extends Command<K, V>> commands) {
        return shared.applyAll(commands);
    }

    @Override
    public void clear() {
        shared.clear();
    }

    @Override
    public Cursor<K, V> scan() {
        return shared.scan();
    }

    @Override
    public void destroy() {
        shared.clear();
    }

    @Override
    public void close() {}
}
