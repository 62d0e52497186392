// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Command;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import java.util.List;
import javax.cache.CacheException;

/**
 * Changes a store and leaves nothing stale: where a value can not be stored, the one it was to take the place of goes,
 * since it is known to be out of date (and with write-through is in the database no more). Nobody is told of that
 * removal. A store that is not reached sees to the same itself.
 */
final class Changes<K, V> {

    private final Store<K, V> store;

    Changes(Store<K, V> store) {
        this.store = store;
    }

    Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        try {
            return store.write(key, value, match, lifetimes, wantPrevious);
        } catch (StoreException unreached) {
            throw unreached;
        } catch (CacheException refused) {
            forget(List.of(new Command.Write<>(key, value, match, lifetimes, wantPrevious)), refused);
            throw refused;
        }
    }

    Outcome<V> apply(Command<K, V> command) {
        return command instanceof Command.Write<K, V> write
                ? write(write.key(), write.value(), write.match(), write.lifetimes(), write.wantPrevious())
                : command.applyTo(store);
    }

    List<Outcome<V>> applyAll(List<? extends Command<K, V>> commands) {
        try {
            return store.applyAll(commands);
        } catch (StoreException unreached) {
            throw unreached;
        } catch (CacheException refused) {
            forget(commands, refused);
            throw refused;
        }
    }

    private void forget(List<? extends Command<K, V>> commands, CacheException refused) {
        List<Command.Remove<K, V>> removals = commands.stream()
                .filter(command -> command instanceof Command.Write<K, V> write && write.match() != Match.ABSENT)
                .map(command -> new Command.Remove<K, V>(command.key(), match((Command.Write<K, V>) command), false))
                .toList();
        try {
            if (!removals.isEmpty()) {
                store.applyAll(removals);
            }
        } catch (RuntimeException failure) {
            refused.addSuppressed(failure);
        }
    }

    private static Match match(Command.Write<?, ?> write) {
        return write.match() instanceof Match.Version version ? version : Match.ANY;
    }
}
