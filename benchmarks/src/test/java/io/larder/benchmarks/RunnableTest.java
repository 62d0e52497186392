// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** Every subject of every row runs once under JMH, as the report would run it, so that no row can rot. */
class RunnableTest {
    record Cell(Row row, Subject subject) {
        /** What rows may share: the benchmark, the cache and the threads. */
        Object measured() {
            Setup setup = subject instanceof Contender ? row.setup() : Setup.PLAIN;
            return List.of(row.method(subject), subject, setup, row.threads());
        }
    }

    /** Each thing to measure once, however many rows show it. */
    static Stream<Cell> cells() {
        Set<Object> seen = new HashSet<>();
        List<Contender> contenders = List.of(Contender.values());
        return Row.ALL.stream()
                .flatMap(row -> row.subjects(contenders).stream().map(subject -> new Cell(row, subject)))
                .filter(cell -> seen.add(cell.measured()));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void row_ofEachSubject_runsOnce(Cell cell) throws RunnerException {
        var options = Sampler.options(cell.row(), cell.subject())
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1);

        var results = new Runner(options.build()).run();

        assertThat(results).hasSize(1);
    }
}
