// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.cache.CacheException;

/** Names of classes and of packages: {@code com.acme.User}, {@code com.acme.*}, {@code com.acme.**}. */
final class AllowedNames {

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*(\\.\\*{1,2})?");

    private final Set<String> classes = new HashSet<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> trees = new HashSet<>();

    /**
     * Reads names with commas between them.
     *
     * @throws CacheException if one is no name
     */
    static AllowedNames parse(String cacheName, String text) {
        AllowedNames names = new AllowedNames();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (!NAME.matcher(name).matches()) {
                throw new CacheException(
                        "Cache '" + cacheName + "': the setting " + CodecSettings.ALLOW + " has '" + name
                                + "' among its names. Name classes, com.acme.User, packages, com.acme.*, or packages with"
                                + " those below them, com.acme.**");
            }
            names.add(name);
        }
        return names;
    }

    void add(String name) {
        if (name.endsWith(".**")) {
            trees.add(name.substring(0, name.length() - 3));
        } else if (name.endsWith(".*")) {
            packages.add(name.substring(0, name.length() - 2));
        } else {
            classes.add(name);
        }
    }

    /** Whether a class is named, itself or by its package. */
    boolean contains(String className) {
        return classes.contains(className)
                || packages.contains(className.substring(0, Math.max(0, className.lastIndexOf('.'))))
                || isInTree(className);
    }

    private boolean isInTree(String className) {
        for (int dot = className.lastIndexOf('.'); dot > 0; dot = className.lastIndexOf('.', dot - 1)) {
            if (trees.contains(className.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }
}
