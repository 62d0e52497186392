// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.util.Set;

/** A part of the kit {@code javax.cache:cache-tests:1.1.1} and what a passing run of it shows. */
enum Suite {
    /** All of the kit but its annotation tests. It excludes one test of its own, which always fails. */
    KIT(481, Set.of(Names.NEVER_PASSES)),

    /** The same on a store that holds no references: the kit leaves out what JSR-107 makes optional, and nothing else. */
    KIT_BY_VALUE(481, Names.withoutReferences()),

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

    /** The tests that the kit leaves out. */
    private static final class Names {
        private static final String NEVER_PASSES = "org.jsr107.tck.CachingTest#dummyTest";

        private static final String REFERENCES = "org.jsr107.tck.StoreByReferenceTest#";

        private static Set<String> withoutReferences() {
            return Set.of(
                    NEVER_PASSES,
                    REFERENCES + "get_Existing",
                    REFERENCES + "get_Existing_NotSameKey",
                    REFERENCES + "put_Existing_NotSameKey",
                    REFERENCES + "getAndPut_NotThere",
                    REFERENCES + "getAndPut_Existing",
                    REFERENCES + "getAndPut_Existing_NotSameKey",
                    REFERENCES + "putAll",
                    REFERENCES + "putIfAbsent_Missing",
                    REFERENCES + "putIfAbsent_There",
                    REFERENCES + "replace_3arg",
                    REFERENCES + "getAndReplace",
                    "org.jsr107.tck.TypesTest#simpleAPINoGenericsAndNoTypeEnforcementStoreByReference");
        }
    }
}
