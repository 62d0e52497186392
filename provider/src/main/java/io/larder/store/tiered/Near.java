// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.FarStore.Watcher;
import io.larder.store.tiered.Fills.Fill;
import java.util.Collection;
import java.util.function.Supplier;

/** What one cache keeps in this JVM, and what makes it go. Safe for use by several threads. */
final class Near<K, V> implements Watcher {

    private final NearRules rules;
    private final Fills fills = new Fills();

    /** Replaced as a whole when every entry may have changed. A fill puts into the one that was there when it began. */
    private volatile Shelf<K, V> shelf;

    Near(NearRules rules) {
        this.rules = rules;
        this.shelf = new Shelf<>(rules.maxEntries());
    }

    Shelf<K, V> shelf() {
        return shelf;
    }

    /** A read of the far tier begins. {@link #end} follows. */
    Fill begin(String mark) {
        return fills.begin(mark);
    }

    void end(Fill fill) {
        fills.end(fill);
    }

    /**
     * Changes entries of the far tier. Meanwhile nothing is kept of them: nobody in this JVM reads from the near tier
     * what the change replaces, nor what stands when it has failed.
     */
    <R> R changing(Collection<String> marks, Supplier<R> change) {
        marks.forEach(fills::beginChange);
        try {
            marks.forEach(mark -> shelf.remove(mark));
            return change.get();
        } finally {
            marks.forEach(fills::endChange);
        }
    }

    @Override
    public void changed(String mark) {
        fills.spoil(mark);
        shelf.remove(mark);
    }

    @Override
    public void changedEverything() {
        shelf = new Shelf<>(rules.maxEntries());
    }
}
