// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.Locale;

/** How large values are: texts of so many ASCII characters. */
public enum Size {
    SMALL("100 B", 100),
    LARGE("10 kB", 10_000);

    private final String label;
    private final int characters;

    Size(String label, int characters) {
        this.label = label;
        this.characters = characters;
    }

    /** What reports call it. */
    public String label() {
        return label;
    }

    int characters() {
        return characters;
    }

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
