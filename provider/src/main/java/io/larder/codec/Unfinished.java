// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The objects whose copies have been begun and not finished, outermost first, and who refers back to them. Hash tables
 * and sorted collections ask their elements for hash codes and comparisons, which half-made copies answer wrongly: this
 * tells when (Tarjan's strongly connected components).
 */
final class Unfinished {

    /**
     * About 600 KB of stack, measured without compilation, so that copies end here and not in a StackOverflowError: one
     * that strikes while a class is initialized spoils the class for as long as the JVM runs.
     */
    static final int MAX_DEPTH = 800;

    private static final int SHOWN = 8;
    private static final int NONE = Integer.MAX_VALUE;

    private final List<Object> originals = new ArrayList<>();
    private int extraDepth;
    private int reached = NONE;

    /** Finished objects that something unfinished can be reached from, and the outermost such. */
    private final IdentityHashMap<Object, Integer> entangled = new IdentityHashMap<>();

    /** Begins an object; what is returned goes to {@link #leave}. */
    int enter(Object original) {
        if (originals.size() + extraDepth >= MAX_DEPTH) {
            throw new NotCopyable(original.getClass(), "is nested deeper than " + MAX_DEPTH + " objects");
        }
        originals.add(original);
        int outside = reached;
        reached = NONE;
        return outside;
    }

    /** From here on the stack is used up as if there were so many objects more, or less. */
    void deepen(int levels) {
        extraDepth += levels;
    }

    /** Ends the innermost object. */
    void leave(int outside) {
        int frame = frame();
        Object original = originals.remove(frame);
        if (reached < frame) {
            entangled.put(original, reached);
        } else {
            if (!entangled.isEmpty()) {
                entangled.values().removeIf(outermost -> outermost >= frame);
            }
            reached = NONE;
        }
        reached = Math.min(reached, outside);
    }

    /** An object whose copy has been begun or finished is met again. */
    void meet(Object original) {
        int frame = frame();
        while (frame >= 0 && originals.get(frame) != original) {
            frame--;
        }
        Integer outermost = frame >= 0 ? Integer.valueOf(frame) : entangled.get(original);
        if (outermost != null) {
            reached = Math.min(reached, outermost);
        }
    }

    Object innermost() {
        return originals.get(frame());
    }

    /** The position of the innermost object, counted from the outermost. */
    int frame() {
        return originals.size() - 1;
    }

    /** The position of the outermost unfinished object that the innermost has so far been found to lead to. */
    int reached() {
        return reached;
    }

    /** Whether the innermost object leads back to one that contains it. */
    boolean leadsOut() {
        return reached < frame();
    }

    /** The classes on the way from the outermost to the innermost object, for messages. */
    String way() {
        int from = Math.max(0, originals.size() - SHOWN);
        return originals.stream()
                .skip(from)
                .map(original -> original.getClass().getName())
                .collect(Collectors.joining(" > ", from == 0 ? "" : "... > ", ""));
    }
}
