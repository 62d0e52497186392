// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import org.jspecify.annotations.Nullable;

/** Why an object has no bytes. The message is a whole sentence without its end. */
final class NotWritable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotWritable(Class<?> type, String why) {
        this(type, why, null);
    }

    NotWritable(Class<?> type, String why, @Nullable Throwable cause) {
        super(type.getName() + " " + why, cause);
    }

    static NotWritable cycle(Class<?> type) {
        return new NotWritable(
                type,
                "contains itself and can only be made when all that it holds is complete; leave the way back out, as"
                        + " with a transient field");
    }
}
