// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import java.util.List;

/**
 * Something that was seen and can not have been, if all promises were kept.
 *
 * @param because what shows it; the write of the value, or what had replaced it
 * @param late by how many nanoseconds
 * @param story what was done to the key around it, for messages
 */
record Violation(Kind kind, Operation sight, List<Operation> because, long late, List<Operation> story) {

    enum Kind {
        /** Nobody had ever written this value, or nobody had begun to. */
        NEVER_WRITTEN,
        /** There was said to be a value, and can have been none, for longer than it may be seen. */
        ABSENT,
        /** The own JVM had replaced it before. */
        OWN_CHANGE_UNSEEN,
        /** The own JVM had failed to replace it before. */
        FAILURE_FORGOTTEN,
        /** The same thread had seen what replaced it. */
        WENT_BACK,
        /** It was replaced for longer than it may be seen. */
        STALE,
        /** Its lifetime was over. */
        OUTLIVED
    }

    Violation {
        because = List.copyOf(because);
        story = List.copyOf(story);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind + String.format(" by %.3f ms", late / 1e6) + ": " + sight);
        because.forEach(operation -> text.append("\n  although ").append(operation));
        story.forEach(operation ->
                text.append(operation.equals(sight) ? "\n  --> " : "\n      ").append(operation));
        return text.toString();
    }
}
