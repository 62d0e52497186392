// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import org.jspecify.annotations.Nullable;

/** Why an object has no copy. The message completes the sentence that begins with the class. */
final class NotCopyable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether a copy of the whole graph at once by Java serialization could still succeed. */
    private final boolean cycle;

    private NotCopyable(String message, boolean cycle, @Nullable Throwable cause) {
        super(message, cause);
        this.cycle = cycle;
    }

    NotCopyable(Class<?> type, String why) {
        super(type.getName() + " " + why);
        this.cycle = false;
    }

    NotCopyable(Class<?> type, String why, @Nullable Throwable cause) {
        this(type.getName() + " " + why, false, cause);
    }

    /** An object that has to be complete before it can be copied contains itself. */
    static NotCopyable cycle(Class<?> type) {
        return new NotCopyable(
                type.getName() + " contains itself and can only be copied when it is complete", true, null);
    }

    boolean isCycle() {
        return cycle;
    }
}
