// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.benchmarks.Machine;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each contender does each operation right on real servers: a fast wrong answer must not enter a report, and no row can rot. */
public interface SuiteContract {

    Suite suite();

    /** Servers that run; one URI for each number of them that is measured. */
    List<URI> places();

    @TestFactory
    default Stream<DynamicTest> session_eachOperation_isAnsweredRight() {
        return places().stream()
                .flatMap(place -> suite().contenders().stream()
                        .map(contender -> DynamicTest.dynamicTest(
                                contender.label() + " at " + place, () -> isAnsweredRight(place, contender))));
    }

    private void isAnsweredRight(URI place, Contender contender) {
        try (Session session = new Session(contender, place, new Properties(), 2)) {
            for (Operation operation : suite().operations()) {
                if (contender.knows(operation)) {
                    session.prepare(operation, Size.SMALL);
                    assertThat(session.repeat(operation, Size.SMALL, 3)).isPositive();
                    if (operation.hasSpeed()) {
                        assertThat(session.speed(operation, Size.SMALL, 1, 5)).isPositive();
                    }
                }
            }
        }
    }

    @Test
    default void raw_eachOperation_isNamed() {
        assertThat(suite().operations())
                .filteredOn(operation -> suite().base().knows(operation))
                .allSatisfy(operation -> assertThat(suite().raw(operation)).isNotBlank());
    }

    @Test
    default void versions_ofThisBuild_nameEveryContender() {
        assertThat(Machine.versions(suite().versions()).keySet())
                .containsAll(suite().contenders().stream()
                        .map(contender -> contender.label().replaceFirst("-.*", ""))
                        .toList());
        assertThat(Machine.versions(suite().versions()))
                .allSatisfy((name, version) -> assertThat(version).isNotBlank().doesNotContain("${"));
    }
}
