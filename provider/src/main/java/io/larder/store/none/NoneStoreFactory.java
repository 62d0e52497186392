// SPDX-License-Identifier: Apache-2.0
package io.larder.store.none;

import io.larder.spi.Cursor;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stored;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serves {@code none:}: every read misses, every write is dropped. */
public final class NoneStoreFactory implements StoreFactory {

    /** For {@link java.util.ServiceLoader}. */
    public NoneStoreFactory() {}

    @Override
    public Set<String> schemes() {
        return Set.of("none");
    }

    @Override
    public boolean byReference() {
        return true;
    }

    @Override
    public Stores connect(StoresSpec spec) {
        return new Stores() {
            @Override
            public <K, V> Store<K, V> open(StoreSpec<K, V> cache) {
                return new NoneStore<>();
            }
        };
    }

    /** A write that needs no entry succeeds and leaves nothing; one that needs an entry finds none. */
    private static final class NoneStore<K, V> implements Store<K, V> {

        @Override
        public @Nullable Stored<V> read(K key, Lifetime touch) {
            return null;
        }

        @Override
        public boolean contains(K key) {
            return false;
        }

        @Override
        public Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
            return match == Match.ANY || match == Match.ABSENT ? Outcome.done() : Outcome.refused();
        }

        @Override
        public boolean touch(K key, Stored<V> seen, Lifetime lifetime) {
            return false;
        }

        @Override
        public Outcome<V> remove(K key, Match match, boolean wantPrevious) {
            return Outcome.refused();
        }

        @Override
        public void clear() {}

        @Override
        public Cursor<K, V> scan() {
            return new NoEntries<>();
        }

        @Override
        public void destroy() {}

        @Override
        public void close() {}
    }

    private static final class NoEntries<K, V> implements Cursor<K, V> {

        @Override
        public boolean advance() {
            return false;
        }

        @Override
        public K key() {
            throw new NoSuchElementException("none: has no entries");
        }

        @Override
        public Stored<V> stored() {
            throw new NoSuchElementException("none: has no entries");
        }
    }
}
