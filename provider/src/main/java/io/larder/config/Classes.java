// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

/** Finds classes that settings name. */
final class Classes {

    private Classes() {}

    /**
     * The class of that name, not yet initialised.
     *
     * @throws IllegalArgumentException if there is none; the message follows on the words "the value"
     */
    static Class<?> find(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException(
                    "names the class " + name + ", which the class loader " + loader + " does not find", e);
        }
    }
}
