// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Idle {@link GraphCopy}s of one copier: making one costs a hundred times what a small copy does. They know the classes
 * they have copied, so they belong to their copier and to no thread, and go when it goes. Never waits; gives a new one
 * when it has none at hand, and forgets what it has no room for.
 */
final class CopyPool {

    private static final int PROBES = 4;

    private final int mask = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 4 - 1) * 2 - 1;
    private final AtomicReferenceArray<@Nullable GraphCopy> idle = new AtomicReferenceArray<>(mask + 1);

    GraphCopy take() {
        int home = home();
        for (int i = 0; i < PROBES; i++) {
            int slot = (home + i) & mask;
            GraphCopy found = idle.get(slot) == null ? null : idle.getAndSet(slot, null);
            if (found != null) {
                return found;
            }
        }
        return new GraphCopy();
    }

    void give(GraphCopy graph) {
        int home = home();
        for (int i = 0; i < PROBES; i++) {
            if (idle.compareAndSet((home + i) & mask, null, graph)) {
                return;
            }
        }
    }

    @SuppressWarnings("deprecation") // threadId() is younger than Java 17
    private static int home() {
        long id = Thread.currentThread().getId();
        return (int) (id ^ (id >>> 7));
    }
}
