// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

/** What one sample measures: a JCache provider or a raw Caffeine cache. */
sealed interface Subject permits Contender, RawCaffeine {

    /** The constant's name, which is also what JMH is told. */
    String name();

    /** What a reader of the report sees. */
    String label();

    /** The name of the JMH parameter that chooses this subject. */
    String parameter();
}
