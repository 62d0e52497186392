// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import static io.larder.benchmarks.memcached.MemcachedContender.LARDER;
import static io.larder.benchmarks.memcached.MemcachedContender.SPYMEMCACHED;
import static io.larder.benchmarks.memcached.MemcachedContender.XMEMCACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.larder.benchmarks.remote.Cell;
import io.larder.benchmarks.remote.Cell.Row;
import io.larder.benchmarks.remote.Contender;
import io.larder.benchmarks.remote.Cost;
import io.larder.benchmarks.remote.Operation;
import io.larder.benchmarks.remote.RemoteGoal;
import io.larder.benchmarks.remote.RemoteJson;
import io.larder.benchmarks.remote.RemoteMarkdown;
import io.larder.benchmarks.remote.RemoteResults;
import io.larder.benchmarks.remote.ServerCounters;
import io.larder.benchmarks.remote.Size;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the report says of Memcached, by numbers made up here. */
class MemcachedReportTest {
    private static final MemcachedSuite SUITE = new MemcachedSuite();

    private static RemoteResults results() {
        RemoteResults results = new RemoteResults();
        add(results, Operation.GET, LARDER, 84);
        add(results, Operation.GET, XMEMCACHED, 100);
        add(results, Operation.GET, SPYMEMCACHED, 170);
        add(results, Operation.PUT_ALL, LARDER, 110);
        add(results, Operation.PUT_ALL, XMEMCACHED, 9);
        add(results, Operation.PUT_EACH, XMEMCACHED, 10);
        results.addCost(row(Operation.GET), LARDER, new Cost(Map.of("get", 2.0), 1, 60, 140, 20));
        results.addCost(row(Operation.PUT), LARDER, new Cost(Map.of("set", 1.0), 1, 60, 140, 20));
        return results;
    }

    private static void add(RemoteResults results, Operation operation, Contender contender, double speed) {
        results.addSpeed(new Cell(row(operation), 8), contender, speed);
    }

    private static Row row(Operation operation) {
        return new Row(operation, Size.SMALL, 3);
    }

    @Test
    void goals_someRowsBelow_nameThem() {
        assertThat(SUITE.goals(results()))
                .containsExactly(
                        new RemoteGoal(
                                "get: speed ≥ 0.85 × raw xmemcached",
                                "0 of 1 rows; not get, 100 B, 3 servers, 8 threads 0.84",
                                false),
                        new RemoteGoal("putAll(100): speed ≥ 10 × raw xmemcached's loop of sets", "1 of 1 rows", true),
                        new RemoteGoal(
                                "every row: speed ≥ 0.5 × the better raw client",
                                "0 of 1 rows; not get, 100 B, 3 servers, 8 threads 0.49",
                                false),
                        new RemoteGoal(
                                "the commands of the design, and no others",
                                "1 of 2 rows; not put, 100 B, 3 servers: set 1",
                                false));
    }

    @Test
    void goals_withoutLarder_haveNothingToSay() {
        RemoteResults results = new RemoteResults();
        add(results, Operation.GET, XMEMCACHED, 1);

        assertThat(SUITE.goals(results))
                .allSatisfy(goal -> assertThat(goal.found()).isEmpty());
    }

    @Test
    void pages_ofARun_tellRatiosAndSamples() {
        List<Contender> contenders = SUITE.contenders();

        assertThat(new RemoteMarkdown(SUITE, results(), contenders).page(Map.of("cores", "2")))
                .contains(
                        "- cores: 2",
                        "| get, 100 B, 3 servers, 8 threads | 0.84 (0.84–0.84) | 1.00 (1.00–1.00) | 1.70 (1.70–1.70) | 0.85 |",
                        "| get, 100 B, 3 servers, 8 threads | 0.49 (0.49–0.49) | 0.50 |",
                        "| putAll(100), 100 B, 3 servers, 8 threads | 11.00 (11.00–11.00) | 0.90 (0.90–0.90) |  | 10 |",
                        "| get, 100 B, 3 servers | get | get 2 |  |  |");
        assertThat(new RemoteJson(results(), contenders).page(Map.of("cores", "2")))
                .contains(
                        "\"row\": \"get\", \"valueBytes\": 100, \"servers\": 3, \"threads\": 8, \"contender\": \"larder\","
                                + " \"operationsPerSecond\": [84.0000]");
    }

    @Test
    void counters_ofStats_areByCommand() {
        Map<String, String> stats = new HashMap<>();
        List.of("cmd_get", "cmd_set", "cmd_touch", "cas_hits", "cas_misses", "cas_badval", "delete_hits")
                .forEach(name -> stats.put(name, "10"));
        stats.putAll(Map.of("delete_misses", "5", "bytes_read", "100", "bytes_written", "200"));
        stats.putAll(Map.of("rusage_user", "0.5", "rusage_system", "0.25"));

        ServerCounters counters = MemcachedServers.counters(stats);

        assertThat(counters.calls()).isEqualTo(Map.of("get", 10L, "set", 10L, "touch", 10L, "cas", 30L, "delete", 15L));
        assertThat(counters.cpuMicros()).isCloseTo(750_000, within(1e-6));
        assertThat(counters.bytesIn()).isEqualTo(100);
        assertThat(counters.bytesOut()).isEqualTo(200);
    }

    @Test
    void servers_started_answerAndCount() {
        try (MemcachedServers servers = MemcachedServers.start(2)) {
            assertThat(servers.uri().toString()).matches("memcached://127\\.0\\.0\\.1:\\d+,127\\.0\\.0\\.1:\\d+");
            assertThat(servers.version()).matches("memcached 1\\..*");
            ServerCounters before = servers.counters();
            assertThat(servers.counters().since(before).calls()).isEmpty();
        }
    }

    @Test
    void servers_named_areRefused() {
        assertThatThrownBy(() -> SUITE.servers(1, URI.create("memcached://localhost")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("started for it");
    }
}
