// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Command;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Stored;
import org.jspecify.annotations.Nullable;

/** The command that makes a change come true, provided that the entry is still the one that was seen. */
final class Commands {

    private Commands() {}

    /** The command; null if nothing has to be done. */
    static <K, V> @Nullable Command<K, V> of(K key, @Nullable Stored<V> seen, Change<V> change) {
        if (change instanceof Change.Write<V> write && !write.lifetime().isZero()) {
            return seen == null
                    ? new Command.Write<>(key, write.value(), Match.ABSENT, Lifetimes.both(write.lifetime()), false)
                    : new Command.Write<>(
                            key, write.value(), Match.version(seen), Lifetimes.updating(write.lifetime()), false);
        }
        if (seen == null || change instanceof Change.Keep) {
            return null;
        }
        if (change instanceof Change.Touch<V> touch && !touch.lifetime().isZero()) {
            return touch(key, seen, touch.lifetime());
        }
        return new Command.Remove<>(key, Match.version(seen), false);
    }

    private static <K, V> @Nullable Command<K, V> touch(K key, Stored<V> seen, Lifetime lifetime) {
        return lifetime.isKeep() ? null : new Command.Touch<>(key, seen, lifetime);
    }
}
