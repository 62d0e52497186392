// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/** Tells classes of the JDK, whose insides are closed, from all others. */
final class JdkClasses {

    private JdkClasses() {}

    static boolean contains(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
            return true;
        }
        String module = type.getModule().getName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }
}
