// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.Sealing;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A walk over entries page by page, {@code SCAN} and then {@code MGET}. Not for several threads. */
final class Scan implements Iterator<Map.Entry<String, String>> {

    /** How a client asks; its methods are called in turn. */
    interface Pages {
        /** The next names; null if there are no more. */
        @Nullable
        List<byte[]> names();

        /** The envelopes of those names in their order, null for those that are gone. */
        List<? extends byte @Nullable []> envelopes(List<byte[]> names);
    }

    private final Sealing sealing;
    private final Pages pages;
    private final Queue<Map.Entry<String, String>> read = new ArrayDeque<>();

    Scan(Sealing sealing, Pages pages) {
        this.sealing = sealing;
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (read.isEmpty()) {
            List<byte[]> names = pages.names();
            if (names == null) {
                return false;
            }
            if (!names.isEmpty()) {
                open(names, pages.envelopes(names));
            }
        }
        return true;
    }

    private void open(List<byte[]> names, List<? extends byte @Nullable []> envelopes) {
        for (int i = 0; i < names.size(); i++) {
            Map.Entry<String, String> entry = sealing.openEntry(names.get(i), envelopes.get(i));
            if (entry != null) {
                read.add(entry);
            }
        }
    }

    @Override
    public Map.Entry<String, String> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The scan has ended");
        }
        return read.remove();
    }
}
