// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

/** The one meaning of JSR-107's {@code unwrap}. */
public final class Unwrapping {

    private Unwrapping() {}

    /**
     * The object itself as the type asked for.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static <T> T unwrap(Object object, Class<T> type) {
        if (type.isInstance(object)) {
            return type.cast(object);
        }
        throw new IllegalArgumentException("A " + object.getClass().getName() + " can not be unwrapped to "
                + type.getName() + ", only to a class or interface that it has");
    }
}
