// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/** Whom the tests try. */
final class Contenders {
    private Contenders() {}

    static List<Contender> present() {
        return Stream.of(Contender.values()).filter(Contenders::isOnClassPath).toList();
    }

    // Only until the provider class is there; then every contender is tried.
    private static boolean isOnClassPath(Contender contender) {
        return contender != Contender.LARDER
                || Contenders.class.getResource("/io/larder/LarderCachingProvider.class") != null;
    }
}
