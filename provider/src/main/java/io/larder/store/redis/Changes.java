// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.spi.FarStore.Telling;
import io.larder.spi.FarStore.Watcher;
import io.larder.store.remote.EntryNames;
import org.jspecify.annotations.Nullable;

/** What servers tell of one cache: of its generation and, where it has a near tier, of its entries. */
final class Changes {

    private final EntryNames names;
    private final Generation generation;
    private final Pushes pushes;
    private volatile @Nullable Watcher near;

    Changes(EntryNames names, Generation generation, Pushes pushes) {
        this.names = names;
        this.generation = generation;
        this.pushes = pushes;
    }

    EntryNames names() {
        return names;
    }

    /** The near tier that is told from now on. */
    void watch(Watcher watcher) {
        near = watcher;
    }

    Telling telling() {
        return pushes.telling();
    }

    /** The generation first: who reads after the near tier was told must read under the new one. */
    void generationChanged() {
        generation.told();
        nearChanged();
    }

    void entryChanged(String entry) {
        Watcher watcher = near;
        if (watcher != null && !generation.isPast(names.generationOf(entry))) {
            watcher.changed(names.keyOf(entry));
        }
    }

    void everythingChanged() {
        generation.changed();
        nearChanged();
    }

    private void nearChanged() {
        Watcher watcher = near;
        if (watcher != null) {
            watcher.changedEverything();
        }
    }

    void close() {
        pushes.unwatch(this);
    }
}
