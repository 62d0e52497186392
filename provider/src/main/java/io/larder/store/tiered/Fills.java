// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The reads of the far tier that are under way, and this JVM's own changes. What a read brings is kept only if nothing was
 * heard of a change since it began, no change of this JVM's own was under way at any moment, and no other read of the
 * entry has ended since it began. Of many that miss an entry at once so the first that ends is kept. What a change
 * writes is kept only if no other change and no read of the entry was under way together with it and has ended before it.
 * Safe for use by several threads.
 */
final class Fills {

    private final ConcurrentHashMap<String, Pending> pending = new ConcurrentHashMap<>();

    /** A read, or a change of this JVM's own, that has begun. */
    static final class Fill {

        private final String mark;
        private volatile boolean spoiled;
        private volatile @Nullable Long toldAt;

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

        /** When a change of the entry was first told during this one, which that may have been; null if none was. */
        @Nullable
        Long toldAt() {
            return toldAt;
        }

        private static void spoil(Fill fill) {
            fill.spoiled = true;
        }
    }

    /** What is under way for one mark; guarded by the map. */
    private static final class Pending {
        private final List<Fill> reads = new ArrayList<>(1);
        private final List<Fill> changes = new ArrayList<>(1);

        Pending begun(Fill read) {
            if (changes.isEmpty()) {
                reads.add(read);
            } else {
                read.spoiled = true;
            }
            return this;
        }

        Pending overtaken(Fill by) {
            boolean counts = reads.remove(by);
            spoil();
            if (counts) {
                reads.add(by);
            }
            return this;
        }

        Pending spoil() {
            changes.forEach(Fill::spoil);
            return spoilReads();
        }

        private Pending spoilReads() {
            reads.forEach(Fill::spoil);
            reads.clear();
            return this;
        }

        Pending changing(Fill change) {
            spoil();
            change.spoiled = !changes.isEmpty();
            changes.add(change);
            return this;
        }

        Pending told(long at) {
            for (Fill change : changes) {
                if (change.toldAt == null) {
                    change.toldAt = at;
                }
            }
            return spoilReads();
        }

        Pending ended(Fill fill) {
            reads.remove(fill);
            changes.remove(fill);
            return this;
        }

        boolean isOver() {
            return changes.isEmpty() && reads.isEmpty();
        }
    }

    /** A read begins. {@link #end} follows. */
    Fill begin(String mark) {
        Fill read = new Fill(mark);
        pending.compute(mark, (same, now) -> remaining((now == null ? new Pending() : now).begun(read)));
        return read;
    }

    /** What it brings is known: what else is under way may have seen something older. {@link #end} follows. */
    void overtake(Fill read) {
        pending.computeIfPresent(read.mark, (same, now) -> remaining(now.overtaken(read)));
    }

    /** This JVM begins to change the entry: until {@link #end} no read counts. */
    Fill beginChange(String mark) {
        Fill change = new Fill(mark);
        pending.compute(mark, (same, now) -> (now == null ? new Pending() : now).changing(change));
        return change;
    }

    void end(Fill fill) {
        pending.computeIfPresent(fill.mark, (same, now) -> remaining(now.ended(fill)));
    }

    /** Somebody has read the entry from the far tier. */
    void spoil(String mark) {
        pending.computeIfPresent(mark, (same, now) -> remaining(now.spoil()));
    }

    /** A change of the entry was told: this JVM's own, if there is one under way, or another. */
    void told(String mark, long at) {
        pending.computeIfPresent(mark, (same, now) -> remaining(now.told(at)));
    }

    @SuppressWarnings("NullAway") // null removes it from the map
    private static Pending remaining(Pending now) {
        return now.isOver() ? null : now;
    }
}
