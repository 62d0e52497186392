// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of the classes that this JVM has written to any cache, for each class loader that reads them: what one
 * application has written is no promise to another. Keeps names, never classes, and no loader alive.
 */
final class TrustedClasses {

    private static final Map<ClassLoader, Set<String>> BY_LOADER = Collections.synchronizedMap(new WeakHashMap<>());

    private TrustedClasses() {}

    /** The names for one loader: changes are seen by all who hold them. */
    static Set<String> of(ClassLoader loader) {
        return BY_LOADER.computeIfAbsent(loader, any -> ConcurrentHashMap.newKeySet());
    }
}
