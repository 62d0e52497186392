// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** Every subject of every row runs once under JMH, as the report would run it, so that no row can rot. */
class RunnableTest {
    /** Cells that several rows share (the same benchmark, cache and threads) need to run only once. */
    static Stream<Arguments> cells() {
        Set<Object> seen = new HashSet<>();
        return Row.ALL.stream()
                .flatMap(row ->
                        row.subjects(List.of(Contender.values())).stream().map(subject -> Arguments.of(row, subject)))
                .filter(cell -> seen.add(key(cell.get())));
    }

    private static Object key(Object[] rowAndSubject) {
        Row row = (Row) rowAndSubject[0];
        Subject subject = (Subject) rowAndSubject[1];
        Setup setup = subject instanceof Contender ? row.setup() : Setup.PLAIN;
        return List.of(row.method(subject), subject, setup, row.threads());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void row_ofEachSubject_runsOnce(Row row, Subject subject) throws RunnerException {
        var options = Sampler.options(row, subject)
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1);

        var results = new Runner(options.build()).run();

        assertThat(results).hasSize(1);
    }
}
