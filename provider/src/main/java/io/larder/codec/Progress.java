// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a graph has been written or read. Hash tables and sorted collections ask for hash codes and comparisons, which
 * half-read objects answer wrongly: they are filled when all that they lead to is complete. Writing walks through the
 * same steps, so that what could not be read is refused before it is written.
 */
final class Progress {

    private final int maxDepth;
    private final Unfinished unfinished = new Unfinished();
    private final List<Deferred> deferred = new ArrayList<>();
    private final Set<Object> underConstruction = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;

    Progress(int maxDepth) {
        this.maxDepth = Math.min(maxDepth, Unfinished.MAX_DEPTH);
    }

    /** Begins an object; what is returned goes to {@link #leave}. */
    int enter(Object object) {
        if (++depth > maxDepth) {
            throw new NotWritable(
                    object.getClass(),
                    "is nested deeper than " + maxDepth + " objects (" + CodecSettings.MAX_DEPTH + ")");
        }
        return unfinished.enter(object);
    }

    /** Ends the innermost object. */
    void leave(int outside) {
        depth--;
        if (!deferred.isEmpty() && !unfinished.leadsOut()) {
            catchUp(unfinished.frame());
        }
        unfinished.leave(outside);
    }

    /** An object that has been begun or finished is written again. */
    void meet(Object object) {
        if (!underConstruction.isEmpty() && underConstruction.contains(object)) {
            throw NotWritable.cycle(object.getClass());
        }
        unfinished.meet(object);
    }

    /** An object that has been begun or finished is read again. */
    Object meetAgain(Slot slot) {
        if (slot.object == null) {
            throw new Unreadable("contains an object that contains itself and could not");
        }
        unfinished.meet(slot);
        return slot.object;
    }

    Slot innermost() {
        return (Slot) unfinished.innermost();
    }

    /** The object can't be made before what it holds; what is returned goes to {@link #end}. */
    int begin(Object object) {
        underConstruction.add(object);
        return deferred.size();
    }

    /** All that the object holds has been written. */
    void end(Object object, int deferrals) {
        underConstruction.remove(object);
        if (deferred.size() > deferrals) {
            // It would be made from collections that are still empty.
            throw NotWritable.cycle(object.getClass());
        }
    }

    /** Whether the innermost object leads back to one that contains it. */
    boolean leadsOut() {
        return unfinished.leadsOut();
    }

    /** Does what needs the hash codes of what the innermost object holds: now, or when all is complete. */
    void whenComplete(Runnable filling) {
        if (unfinished.leadsOut()) {
            deferred.add(new Deferred(unfinished.reached(), filling));
        } else {
            filling.run();
        }
    }

    private void catchUp(int frame) {
        deferred.removeIf(one -> {
            boolean due = one.until() >= frame;
            if (due) {
                one.filling().run();
            }
            return due;
        });
    }

    private record Deferred(int until, Runnable filling) {}

    /** The place of an object that is being read. */
    static final class Slot {

        private @Nullable Object object;

        void fill(Object made) {
            object = made;
        }
    }
}
