// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are dear to make and serve one thread at a time. They belong to who keeps them and to no thread, and go
 * when it goes. Never waits; makes a new one when it has none at hand, and forgets what it has no room for.
 */
final class Idle<T> {

    private static final int PROBES = 4;

    private final Supplier<T> make;
    private final int mask = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 4 - 1) * 2 - 1;
    private final AtomicReferenceArray<@Nullable T> idle = new AtomicReferenceArray<>(mask + 1);

    Idle(Supplier<T> make) {
        this.make = make;
    }

    T take() {
        int home = home();
        for (int i = 0; i < PROBES; i++) {
            int slot = (home + i) & mask;
            T found = idle.get(slot) == null ? null : idle.getAndSet(slot, null);
            if (found != null) {
                return found;
            }
        }
        return make.get();
    }

    void give(T one) {
        int home = home();
        for (int i = 0; i < PROBES; i++) {
            if (idle.compareAndSet((home + i) & mask, null, one)) {
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
