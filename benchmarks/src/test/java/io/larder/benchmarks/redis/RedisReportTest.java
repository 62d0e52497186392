// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.larder.benchmarks.remote.Cell;
import io.larder.benchmarks.remote.Cell.Row;
import io.larder.benchmarks.remote.Contender;
import io.larder.benchmarks.remote.Cost;
import io.larder.benchmarks.remote.Kind;
import io.larder.benchmarks.remote.Operation;
import io.larder.benchmarks.remote.RemoteGoal;
import io.larder.benchmarks.remote.RemoteJson;
import io.larder.benchmarks.remote.RemoteMarkdown;
import io.larder.benchmarks.remote.RemoteResults;
import io.larder.benchmarks.remote.ServerCounters;
import io.larder.benchmarks.remote.Size;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the report says of Redis, by numbers made up here. */
class RedisReportTest {
    private static final RedisSuite SUITE = new RedisSuite();
    private static final Row GET = new Row(Operation.GET, Size.SMALL, 1);
    private static final Cell ONE = new Cell(GET, 1);
    private static final Cell EIGHT = new Cell(GET, 8);

    private static RemoteResults results() {
        RemoteResults results = new RemoteResults();
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

    private static void add(RemoteResults results, Cell cell, RedisContender contender, double... speeds) {
        for (double speed : speeds) {
            results.addSpeed(cell, contender, speed);
        }
    }

    private static Cost cost(Map<String, Double> calls, double bytesIn, double bytesOut) {
        return new Cost(calls, 10, bytesIn, bytesOut, 20);
    }

    private static List<RemoteGoal> judged(RemoteResults results) {
        return SUITE.goals(results).stream()
                .filter(goal -> !goal.found().isEmpty())
                .toList();
    }

    @Test
    void judge_someRowsBelow_namesThem() {
        assertThat(judged(results()))
                .containsExactly(
                        new RemoteGoal("speed ≥ 0.9 × raw Jedis", "1 of 2 rows; not get, 100 B, 8 threads 0.89", false),
                        new RemoteGoal("several threads: speed ≥ 2 × Redisson's JCache", "1 of 1 rows", true),
                        new RemoteGoal("1 thread: ahead of Redisson's JCache", "1 of 1 rows", true),
                        new RemoteGoal(
                                "bytes on the wire ≤ 1.3 × raw Jedis",
                                "0 of 1 rows; not get, 100 B 261 B beside 200 B",
                                false),
                        new RemoteGoal("the commands of the design, and no others", "1 of 1 rows", true));
    }

    @Test
    void judge_commandTooMany_isNotReached() {
        RemoteResults results = new RemoteResults();
        results.addCost(GET, RedisContender.LARDER, cost(Map.of("get", 2.0), 0, 0));

        assertThat(judged(results))
                .containsExactly(new RemoteGoal(
                        "the commands of the design, and no others", "0 of 1 rows; not get, 100 B: get 2", false));
    }

    @Test
    void judge_withoutLarder_hasNothingToSay() {
        RemoteResults results = new RemoteResults();
        add(results, ONE, RedisContender.JEDIS, 1);

        assertThat(judged(results)).isEmpty();
    }

    @Test
    void cost_ofManyOperations_leavesTheLookOut() {
        String before = info(5, 10, 7, 1.5, 1_000, 5_000);
        String look = info(5, 11, 7, 1.5001, 1_014, 9_000);
        String after = info(105, 12, 7, 1.5011, 8_028, 26_400);
        ServerCounters first = RedisInfo.counters(before);
        ServerCounters second = RedisInfo.counters(look);

        Cost cost = Cost.of(RedisInfo.counters(after).since(second), second.since(first), 100, 2e6);

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
        List<Contender> contenders = List.of(RedisContender.LARDER, RedisContender.JEDIS, RedisContender.REDISSON);

        assertThat(new RemoteMarkdown(SUITE, results(), contenders).page(Map.of("cores", "2")))
                .contains(
                        "- cores: 2",
                        "| get, 100 B, 8 threads | 0.89 (0.80–0.91) | 1.00 (1.00–1.00) | 0.40 (0.40–0.50) | 0.90 |",
                        "| get, 100 B, 1 thread | 1.06 (0.98–1.90) | > 1 |",
                        "| get, 100 B | 120 + 141 | 60 + 140 |  |",
                        "| get, 100 B | GET | get 1 | get 1 |  |",
                        "**no**");
        assertThat(new RemoteJson(results(), contenders).page(Map.of("cores", "2")))
                .contains(
                        "\"row\": \"get\", \"valueBytes\": 100, \"servers\": 1, \"threads\": 8, \"contender\": \"larder\","
                                + " \"operationsPerSecond\": [80.0000, 89.0000, 91.0000]",
                        "\"contender\": \"jedis\", \"bytesIn\": [60.0000], \"bytesOut\": [140.0000]");
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
}
