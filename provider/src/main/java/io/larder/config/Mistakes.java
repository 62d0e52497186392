// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.util.LinkedHashSet;
import java.util.Set;

/** Collects what is wrong, so that all of it is told at once. */
final class Mistakes {

    private final Set<String> lines = new LinkedHashSet<>();

    void add(String line) {
        lines.add(line);
    }

    void add(Source source, String what) {
        lines.add(source + ": " + what);
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new ConfigurationException(lines);
        }
    }
}
