// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.benchmarks.Spread;
import io.larder.benchmarks.memcached.MemcachedSuite;
import io.larder.benchmarks.redis.RedisSuite;
import io.larder.benchmarks.remote.Cell.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What all reports have in common, on numbers made up here. */
class RemoteReportTest {
    private static final Suite REDIS = new RedisSuite();
    private static final Contender LARDER = REDIS.contender("LARDER");
    private static final Contender JEDIS = REDIS.contender("JEDIS");
    private static final Contender LETTUCE = REDIS.contender("LETTUCE");
    private static final Cell GET = new Cell(new Row(Operation.GET, Size.SMALL, 1), 1);

    private static RemoteResults results() {
        RemoteResults results = new RemoteResults();
        List.of(100.0, 50.0, 200.0).forEach(speed -> results.addSpeed(GET, JEDIS, speed));
        List.of(95.0, 40.0, 190.0).forEach(speed -> results.addSpeed(GET, LARDER, speed));
        List.of(50.0, 160.0, 100.0).forEach(speed -> results.addSpeed(GET, LETTUCE, speed));
        return results;
    }

    private static Cost cost(Map<String, Double> calls) {
        return new Cost(calls, 10, 0, 0, 20);
    }

    @Test
    void ratio_ofRoundsAtDifferentSpeed_comparesWithinTheRound() {
        assertThat(results().ratio(GET, LARDER, JEDIS)).isEqualTo(new Spread(0.95, 0.8, 0.95));
    }

    @Test
    void ratioToFastest_othersTakeTurns_isToWhoWasFasterInTheRound() {
        assertThat(results().ratioToFastest(GET, LARDER, List.of(JEDIS, LETTUCE)))
                .isEqualTo(new Spread(0.95, 0.25, 0.95));
    }

    @Test
    void cells_ofSeveralServers_comeByServersFirst() {
        RemoteResults results = results();
        Cell three = new Cell(new Row(Operation.GET, Size.SMALL, 3), 1);
        Cell put = new Cell(new Row(Operation.PUT, Size.SMALL, 1), 1);
        results.addSpeed(three, JEDIS, 1);
        results.addSpeed(put, LARDER, 1);

        assertThat(results.cells()).containsExactly(GET, put, three);
        assertThat(results.cellsOf(JEDIS)).containsExactly(GET, three);
        assertThat(results.cellsOf(JEDIS, LARDER)).containsExactly(GET);
        assertThat(three.label()).isEqualTo("get, 100 B, 3 servers, 1 thread");
    }

    @Test
    void isAnyOf_alternatives_takesEither() {
        List<Map<String, Integer>> meant = REDIS.commands(Operation.GET_ALL);

        assertThat(List.of(Map.of("mget", 1.0), Map.of("get", 100.0)))
                .allMatch(calls -> cost(calls).isAnyOf(meant));
        assertThat(cost(Map.of("get", 99.0)).isAnyOf(meant)).isFalse();
        assertThat(cost(Map.of("get", 100.0, "mget", 1.0)).isAnyOf(meant)).isFalse();
    }

    @Test
    void counters_ofSeveralServers_areAdded() {
        ServerCounters one = new ServerCounters(Map.of("get", 1L, "set", 2L), 10, 20, 30);
        ServerCounters other = new ServerCounters(Map.of("get", 4L, "cas", 8L), 1, 2, 3);

        assertThat(one.and(other)).isEqualTo(new ServerCounters(Map.of("get", 5L, "set", 2L, "cas", 8L), 11, 22, 33));
        assertThat(one.and(other).hasOnlyLooksSince(one)).isFalse();
        assertThat(one.and(new ServerCounters(Map.of("info", 1L), 0, 0, 0)).hasOnlyLooksSince(one))
                .isTrue();
    }

    @Test
    void cells_quick_haveLargeValuesForTwoRowsAtEightThreads() {
        RemoteArguments quick = RemoteArguments.parse(REDIS, "quick");
        RemoteArguments full = RemoteArguments.parse(REDIS, "full");

        assertThat(Cell.of(quick, 1, 8))
                .filteredOn(cell -> cell.row().size() == Size.LARGE)
                .extracting(Cell::label)
                .containsExactly("get, 10 kB, 8 threads", "put, 10 kB, 8 threads");
        assertThat(Cell.of(quick, 1, 1)).allMatch(cell -> cell.row().size() == Size.SMALL);
        assertThat(Cell.of(full, 1, 1)).hasSize(2 * (REDIS.operations().size() - 1));
        assertThat(Cell.rows(quick, 1))
                .filteredOn(row -> row.size() == Size.LARGE)
                .hasSize(2);
    }

    @Test
    void run_missWhereAHitIsDue_endsTheRun() {
        assertThatThrownBy(() -> Operation.GET.run(new OneEntry(), new Turn(Size.SMALL, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A wrong answer to get");
    }

    @Test
    void nextEntry_walkThatEndsEarly_endsTheRun() {
        MeasuredCache cache = new OneEntry();
        Turn turn = new Turn(Size.SMALL, 0);

        assertThat(turn.nextEntry(cache)).isEqualTo(Map.entry("a", "1"));
        assertThatThrownBy(() -> turn.nextEntry(cache)).hasMessage("A walk found 1 of 10000 entries");
    }

    @Test
    void parse_optionsBeforeThePreset_areTaken() {
        RemoteArguments arguments = RemoteArguments.parse(
                REDIS,
                "--threads",
                "2,4",
                "--rows",
                "^get",
                "--contenders",
                "jedis,Redisson",
                "--rounds",
                "9",
                "--larder",
                "larder.connections=8",
                "full");

        assertThat(arguments.threads()).containsExactly(2, 4);
        assertThat(arguments.serverCounts()).containsExactly(1);
        assertThat(arguments.operations())
                .containsExactly(Operation.GET, Operation.TOUCHED_GET, Operation.GET_AND_PUT, Operation.GET_ALL);
        assertThat(arguments.contenders()).containsExactly(JEDIS, REDIS.contender("REDISSON"));
        assertThat(arguments.pace()).isEqualTo(REDIS.pace("full").withRounds(9));
        assertThat(arguments.settings()).isEqualTo(Map.of("larder.connections", "8"));
        assertThat(arguments.server()).isNull();
    }

    @Test
    void parse_suiteOnSeveralServers_takesTheirNumbers() {
        Suite memcached = new MemcachedSuite();

        assertThat(RemoteArguments.parse(memcached).serverCounts()).containsExactly(1, 3);
        assertThat(RemoteArguments.parse(memcached, "--servers", "5").serverCounts())
                .containsExactly(5);
    }

    @Test
    void parse_unknownRow_listsTheRows() {
        assertThatThrownBy(() -> RemoteArguments.parse(REDIS, "quick", "--rows", "fetch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No row matches 'fetch'")
                .hasMessageContaining("putIfAbsent");
    }

    @Test
    void parse_unknownContender_listsThem() {
        assertThatThrownBy(() -> RemoteArguments.parse(REDIS, "--contenders", "dalli"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unknown contender 'dalli'; there are: larder, jedis, lettuce");
    }

    @Test
    void parse_optionWithoutValue_isRefused() {
        assertThatThrownBy(() -> RemoteArguments.parse(REDIS, "quick", "--rounds"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--rounds");
    }
}
