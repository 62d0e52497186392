// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import javax.cache.CacheException;

/** Whether Kryo is there, and how it is first touched. */
final class KryoLibrary {

    private static final String UNSAFE_SWITCH = "kryo.unsafe";
    private static final int FIRST_JDK_THAT_WARNS = 24;

    private KryoLibrary() {}

    /**
     * Loads Kryo.
     *
     * @param purpose what the cache needs it for; the message goes on from the name of the cache
     * @param otherwise how to do without
     * @throws CacheException if it is not on the class path
     */
    static void require(String cacheName, String purpose, String otherwise) {
        try {
            load();
        } catch (ClassNotFoundException | LinkageError e) {
            throw new CacheException(
                    "Cache '" + cacheName + "' " + purpose
                            + ", which needs a library that is not on the class path: add com.esotericsoftware:kryo:5.6.2, or "
                            + otherwise,
                    e);
        }
    }

    /**
     * From JDK 24 on, Kryo's use of sun.misc.Unsafe makes the JVM print a warning. Kryo looks at its switch once, when
     * this class of it is initialized, so the switch is there for that moment only, and never where the application has
     * set it or has used Kryo before.
     */
    private static synchronized void load() throws ClassNotFoundException {
        boolean quieten =
                Runtime.version().feature() >= FIRST_JDK_THAT_WARNS && System.getProperty(UNSAFE_SWITCH) == null;
        if (quieten) {
            System.setProperty(UNSAFE_SWITCH, "false");
        }
        try {
            Class.forName("com.esotericsoftware.kryo.util.Util", true, KryoLibrary.class.getClassLoader());
        } finally {
            if (quieten) {
                System.clearProperty(UNSAFE_SWITCH);
            }
        }
    }
}
