// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads OSGi's lists of packages. */
final class Bundles {

    /** A comma that is not within quotes. */
    private static final String BETWEEN_CLAUSES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    private Bundles() {}

    static Set<String> packages(String header) {
        return names(header, clause -> true);
    }

    /** Those without which the bundle is not resolved. */
    static Set<String> required(String header) {
        return names(header, clause -> !clause.contains("resolution:=optional"));
    }

    private static Set<String> names(String header, Predicate<String> wanted) {
        return Arrays.stream(header.split(BETWEEN_CLAUSES))
                .filter(wanted)
                .map(clause -> clause.replaceFirst(";.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
