// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.Command;
import io.larder.spi.Copier;
import io.larder.spi.FarStore;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.FarStore.Written;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Stored;
import io.larder.store.tiered.Fills.Fill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries to the far tier, and keeps them if they were near before and somebody had asked for them: what is
 * written again and again and never read in this JVM takes no room here, nor a question whether it still stands.
 */
final class NearWrites<K, V> {

    private final FarStore<K, V> far;
    private final Near<K, V> near;
    private final Copier copier;
    private final NearRules rules;

    NearWrites(FarStore<K, V> far, Near<K, V> near, Copier copier, NearRules rules) {
        this.far = far;
        this.near = near;
        this.copier = copier;
        this.rules = rules;
    }

    Outcome<V> write(Command.Write<K, V> write) {
        String mark = far.mark(write.key());
        Lifetime lifetime = lifetime(write.match(), write.lifetimes());
        // Only where a change that came after it would be told. The shelf is taken after the far tier was asked that.
        if (lifetime == null || far.telling() != Telling.EVERY_CHANGE) {
            return near.changing(List.of(mark), () -> write.applyTo(far));
        }
        Shelf<K, V> into = near.shelf();
        Fill change = near.beginWrite(mark);
        try {
            return into.removeAsked(mark) ? kept(write, lifetime, change, into) : write.applyTo(far);
        } finally {
            near.end(change);
        }
    }

    private Outcome<V> kept(Command.Write<K, V> write, Lifetime lifetime, Fill change, Shelf<K, V> into) {
        K key = copier.copy(write.key());
        long asked = rules.now();
        Written<V> written = far.writeAndSee(
                new Command.Write<>(key, write.value(), write.match(), write.lifetimes(), write.wantPrevious()));
        Stored<V> stored = written.stored();
        if (stored != null) {
            near.written(key, change, into, NearEntry.written(change.mark(), stored, lifetime, asked));
        }
        return written.outcome();
    }

    /** What the entry has if it is written; null if that depends on what is there. */
    private static @Nullable Lifetime lifetime(Match match, Lifetimes lifetimes) {
        Lifetime given = match == Match.ABSENT ? lifetimes.created() : lifetimes.updated();
        boolean known = !given.isKeep() && (match != Match.ANY || given.equals(lifetimes.created()));
        return known ? given : null;
    }
}
