// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.larder.benchmarks.Machine;
import io.larder.benchmarks.Spread;
import io.larder.benchmarks.redis.Cell.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The arithmetic of the report, on numbers made up here. */
class RedisReportTest {
    private static final Row GET = new Row(Operation.GET, Size.SMALL);
    private static final Cell ONE = new Cell(GET, 1);
    private static final Cell EIGHT = new Cell(GET, 8);

    private static RedisResults results() {
        RedisResults results = new RedisResults();
        add(results, ONE, RedisContender.JEDIS, 100, 50, 200);
        add(results, ONE, RedisContender.LARDER, 95, 40, 190);
        add(results, ONE, RedisContender.REDISSON, 90, 41, 100);
        add(results, EIGHT, RedisContender.JEDIS, 100, 100, 100);
        add(results, EIGHT, RedisContender.LARDER, 80, 89, 91);
        add(results, EIGHT, RedisContender.REDISSON, 40, 40, 50);
        results.addCost(GET, RedisContender.JEDIS, cost(Map.of("get", 1.0), 60, 140));
        results.addCost(GET, RedisContender.LARDER, cost(Map.of("get", 1.0, "ping", 0.001), 120, 141));
        return results;
    }

    private static void add(RedisResults results, Cell cell, RedisContender contender, double... speeds) {
        for (double speed : speeds) {
            results.addSpeed(cell, contender, speed);
        }
    }

    private static Cost cost(Map<String, Double> calls, double bytesIn, double bytesOut) {
        return new Cost(calls, 10, bytesIn, bytesOut, 20);
    }

    @Test
    void ratio_ofRoundsAtDifferentSpeed_comparesWithinTheRound() {
        assertThat(results().ratio(ONE, RedisContender.LARDER, RedisContender.JEDIS))
                .isEqualTo(new Spread(0.95, 0.8, 0.95));
    }

    @Test
    void judge_someRowsBelow_namesThem() {
        assertThat(RedisGoal.judge(results()))
                .containsExactly(
                        new RedisGoal("speed ≥ 0.9 × raw Jedis", "1 of 2 rows; not get, 100 B, 8 threads 0.89", false),
                        new RedisGoal("several threads: speed ≥ 2 × Redisson's JCache", "1 of 1 rows", true),
                        new RedisGoal("1 thread: ahead of Redisson's JCache", "1 of 1 rows", true),
                        new RedisGoal(
                                "bytes on the wire ≤ 1.3 × raw Jedis",
                                "0 of 1 rows; not get, 100 B 261 B beside 200 B",
                                false),
                        new RedisGoal("the commands of the design, and no others", "1 of 1 rows", true));
    }

    @Test
    void judge_commandTooMany_isNotReached() {
        RedisResults results = new RedisResults();
        results.addCost(GET, RedisContender.LARDER, cost(Map.of("get", 2.0), 0, 0));

        assertThat(RedisGoal.judge(results))
                .containsExactly(new RedisGoal(
                        "the commands of the design, and no others", "0 of 1 rows; not get, 100 B: get 2", false));
    }

    @Test
    void judge_withoutLarder_hasNothingToSay() {
        RedisResults results = new RedisResults();
        add(results, ONE, RedisContender.JEDIS, 1);

        assertThat(RedisGoal.judge(results)).isEmpty();
    }

    @Test
    void isAnyOf_alternatives_takesEither() {
        Row getAll = new Row(Operation.GET_ALL, Size.SMALL);

        assertThat(List.of(Map.of("mget", 1.0), Map.of("get", 100.0)))
                .allMatch(calls -> cost(calls, 0, 0).isAnyOf(getAll.operation().commands()));
        assertThat(cost(Map.of("get", 99.0), 0, 0).isAnyOf(getAll.operation().commands()))
                .isFalse();
        assertThat(cost(Map.of("get", 100.0, "mget", 1.0), 0, 0)
                        .isAnyOf(getAll.operation().commands()))
                .isFalse();
    }

    @Test
    void cost_ofManyOperations_leavesTheLookOut() {
        String before = info(5, 10, 7, 1.5, 1_000, 5_000);
        String look = info(5, 11, 7, 1.5001, 1_014, 9_000);
        String after = info(105, 12, 7, 1.5011, 8_028, 26_400);
        ServerCounters first = ServerCounters.parse(before);
        ServerCounters second = ServerCounters.parse(look);

        Cost cost = Cost.of(ServerCounters.parse(after).since(second), second.since(first), 100, 2e6);

        assertThat(cost.calls()).isEqualTo(Map.of("get", 1.0));
        assertThat(cost.cpuMicros()).isCloseTo(9, within(1e-6));
        assertThat(cost.bytesIn()).isEqualTo(70);
        assertThat(cost.bytesOut()).isEqualTo(134);
        assertThat(cost.micros()).isEqualTo(20);
        assertThat(cost.commands()).isEqualTo("get 1");
    }

    private static String info(int gets, int infos, int pings, double cpu, int bytesIn, int bytesOut) {
        return "# Stats\r\ntotal_net_input_bytes:" + bytesIn + "\r\ntotal_net_output_bytes:" + bytesOut
                + "\r\n# CPU\r\nused_cpu_sys:" + cpu + "\r\nused_cpu_user:0.0\r\n# Commandstats\r\ncmdstat_get:calls="
                + gets + ",usec=1,usec_per_call=1.00\r\ncmdstat_info:calls=" + infos
                + ",usec=1,usec_per_call=1.00\r\ncmdstat_ping:calls=" + pings + ",usec=1,usec_per_call=1.00\r\n";
    }

    @Test
    void pages_ofARun_tellRatiosAndSamples() {
        List<RedisContender> contenders = List.of(RedisContender.LARDER, RedisContender.JEDIS, RedisContender.REDISSON);

        assertThat(new RedisMarkdown(results(), contenders).page(Map.of("cores", "2")))
                .contains(
                        "- cores: 2",
                        "| get, 100 B, 8 threads | 0.89 (0.80–0.91) | 1.00 (1.00–1.00) | 0.40 (0.40–0.50) | 0.90 |",
                        "| get, 100 B, 1 thread | 1.06 (0.98–1.90) | > 1 |",
                        "| get, 100 B | 120 + 141 | 60 + 140 |  |",
                        "| get, 100 B | GET | get 1 | get 1 |  |",
                        "**no**");
        assertThat(new RedisJson(results(), contenders).page(Map.of("cores", "2")))
                .contains(
                        "\"row\": \"get\", \"valueBytes\": 100, \"threads\": 8, \"contender\": \"larder\","
                                + " \"operationsPerSecond\": [80.0000, 89.0000, 91.0000]",
                        "\"contender\": \"jedis\", \"bytesIn\": [60.0000], \"bytesOut\": [140.0000]");
    }

    @Test
    void cells_quick_haveLargeValuesForTwoRowsAtEightThreads() {
        List<Operation> all = List.of(Operation.values());

        assertThat(Cell.of(all, 8, false))
                .filteredOn(cell -> cell.row().size() == Size.LARGE)
                .extracting(Cell::label)
                .containsExactly("get, 10 kB, 8 threads", "put, 10 kB, 8 threads");
        assertThat(Cell.of(all, 1, false)).allMatch(cell -> cell.row().size() == Size.SMALL);
        assertThat(Cell.of(all, 1, true)).hasSize(2 * (all.size() - 1));
    }

    @Test
    void databases_ofAllCaches_areTheirOwn() {
        assertThat(Size.values())
                .flatExtracting(size -> List.of(RedisContender.values()).stream()
                        .flatMap(contender ->
                                List.of(Kind.values()).stream().map(kind -> contender.database(kind, size)))
                        .toList())
                .doesNotHaveDuplicates()
                .hasSize(RedisContender.databases())
                .allMatch(database -> database < RedisContender.databases());
    }

    @Test
    void versions_ofThisBuild_nameEveryContender() {
        assertThat(Machine.versions(RedisReport.class))
                .containsKeys("larder", "jedis", "lettuce", "redisson", "netty")
                .allSatisfy((name, version) -> assertThat(version).isNotBlank().doesNotContain("${"));
    }

    @Test
    void parse_optionsBeforeThePreset_areTaken() {
        RedisArguments arguments = RedisArguments.parse(
                "--threads",
                "2,4",
                "--rows",
                "^get",
                "--contenders",
                "jedis,redisson",
                "--rounds",
                "9",
                "--larder",
                "larder.connections=8",
                "full");

        assertThat(arguments.threads()).containsExactly(2, 4);
        assertThat(arguments.operations())
                .containsExactly(Operation.GET, Operation.TOUCHED_GET, Operation.GET_AND_PUT, Operation.GET_ALL);
        assertThat(arguments.contenders()).containsExactly(RedisContender.JEDIS, RedisContender.REDISSON);
        assertThat(arguments.pace()).isEqualTo(RedisPace.named("full").withRounds(9));
        assertThat(arguments.settings()).isEqualTo(Map.of("larder.connections", "8"));
        assertThat(arguments.server()).isNull();
    }

    @Test
    void parse_unknownRow_listsTheRows() {
        assertThatThrownBy(() -> RedisArguments.parse("quick", "--rows", "fetch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No row matches 'fetch'")
                .hasMessageContaining("putIfAbsent");
    }

    @Test
    void parse_optionWithoutValue_isRefused() {
        assertThatThrownBy(() -> RedisArguments.parse("quick", "--rounds"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--rounds");
    }
}
