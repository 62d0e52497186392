// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one thread stands in the workload of one operation. Not for several threads. */
final class Turn {
    private static final int APART = 1_237;

    private final Size size;
    private final String ownKey;
    private int position;
    private @Nullable Iterator<Map.Entry<String, String>> iterator;
    private int walked;

    Turn(Size size, int thread) {
        this.size = size;
        this.ownKey = "own-" + thread;
        this.position = thread * APART;
    }

    String key() {
        return Entries.key(position++);
    }

    String absentKey() {
        return Entries.absentKey(position++);
    }

    /** One that no other thread uses, and nobody has filled. */
    String ownKey() {
        position++;
        return ownKey;
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

    /** Goes on with the walk over all entries, or begins another one. A walk must find all of them, and nothing else. */
    Map.Entry<String, String> nextEntry(MeasuredCache cache) {
        if (iterator != null && !iterator.hasNext()) {
            iterator = null;
            if (walked != Entries.COUNT) {
                throw new IllegalStateException("A walk found " + walked + " of " + Entries.COUNT + " entries");
            }
        }
        if (iterator == null) {
            iterator = cache.entries();
            walked = 0;
        }
        walked++;
        return iterator.next();
    }
}
