// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The reads of the far tier that are under way: what one of them brings is kept only if nothing was heard of a change
 * since it began, no change of this JVM's own was under way at any moment, and no other read of the entry has ended since
 * it began. Of many that miss an entry at once so the first that ends is kept. Safe for use by several threads.
 */
final class Fills {

    private final ConcurrentHashMap<String, Pending> pending = new ConcurrentHashMap<>();

    /** A read that has begun. */
    static final class Fill {

        private final String mark;
        private volatile boolean spoiled;

        private Fill(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }

        /** Whether what it brings may be out of date. Stays so. */
        boolean isSpoiled() {
            return spoiled;
        }
    }

    /** What is under way for one mark; guarded by the map. */
    private static final class Pending {
        private final List<Fill> fills = new ArrayList<>(1);
        private int changes;

        Pending begun(Fill fill) {
            if (changes > 0) {
                fill.spoiled = true;
            } else {
                fills.add(fill);
            }
            return this;
        }

        Pending overtaken(Fill by) {
            boolean counts = fills.contains(by);
            fills.stream().filter(fill -> fill != by).forEach(fill -> fill.spoiled = true);
            fills.clear();
            if (counts) {
                fills.add(by);
            }
            return this;
        }

        Pending spoil() {
            fills.forEach(fill -> fill.spoiled = true);
            fills.clear();
            return this;
        }

        Pending changing(int more) {
            changes += more;
            return this;
        }

        boolean isOver() {
            return changes == 0 && fills.isEmpty();
        }
    }

    /** A read begins. {@link #end} follows. */
    Fill begin(String mark) {
        Fill fill = new Fill(mark);
        pending.compute(mark, (same, now) -> remaining((now == null ? new Pending() : now).begun(fill)));
        return fill;
    }

    /** What it brings is known: the others that are under way may have seen something older. {@link #end} follows. */
    void overtake(Fill fill) {
        pending.computeIfPresent(fill.mark, (same, now) -> remaining(now.overtaken(fill)));
    }

    void end(Fill fill) {
        pending.computeIfPresent(fill.mark, (same, now) -> {
            now.fills.remove(fill);
            return remaining(now);
        });
    }

    /** This JVM begins to change the entry: until {@link #endChange} no read counts. */
    void beginChange(String mark) {
        pending.compute(
                mark, (same, now) -> (now == null ? new Pending() : now).spoil().changing(1));
    }

    void endChange(String mark) {
        pending.computeIfPresent(mark, (same, now) -> remaining(now.changing(-1)));
    }

    /** The entry has changed. */
    void spoil(String mark) {
        pending.computeIfPresent(mark, (same, now) -> remaining(now.spoil()));
    }

    @SuppressWarnings("NullAway") // null removes it from the map
    private static Pending remaining(Pending now) {
        return now.isOver() ? null : now;
    }
}
