// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.util.Set;

/** A part of the kit {@code javax.cache:cache-tests:1.1.1} and what a passing run of it shows. */
enum Suite {
    /** All of the kit but its annotation tests. It excludes one test of its own, which always fails. */
    KIT(481, Set.of("org.jsr107.tck.CachingTest#dummyTest")),

    /** The three interception classes. They count as passed when no container starts, so nothing may be excluded. */
    ANNOTATIONS(12, Set.of());

    private final int tests;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable and cannot say so
    private final Set<String> exclusions;

    Suite(int tests, Set<String> exclusions) {
        this.tests = tests;
        this.exclusions = exclusions;
    }

    int tests() {
        return tests;
    }

    Set<String> exclusions() {
        return exclusions;
    }
}
