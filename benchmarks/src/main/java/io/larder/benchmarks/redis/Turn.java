// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one thread stands in the workload of one operation. Not for several threads. */
final class Turn {
    private static final int APART = 1_237;

    private final Size size;
    private int position;
    private @Nullable Iterator<Map.Entry<String, String>> iterator;

    Turn(Size size, int thread) {
        this.size = size;
        this.position = thread * APART;
    }

    String key() {
        return Entries.key(position++);
    }

    String value() {
        return Entries.value(size, position * 7);
    }

    Set<String> keys() {
        return Entries.keys(position++);
    }

    Map<String, String> batch() {
        return Entries.batch(size, position++);
    }

    /** Goes on with the walk over all entries, or begins another one. */
    Map.Entry<String, String> nextEntry(MeasuredCache cache) {
        if (iterator == null || !iterator.hasNext()) {
            iterator = cache.entries();
        }
        return iterator.next();
    }
}
