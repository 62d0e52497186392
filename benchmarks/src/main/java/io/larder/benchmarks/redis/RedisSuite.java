// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.Page;
import io.larder.benchmarks.Spread;
import io.larder.benchmarks.remote.Cell;
import io.larder.benchmarks.remote.Contender;
import io.larder.benchmarks.remote.Cost;
import io.larder.benchmarks.remote.Entries;
import io.larder.benchmarks.remote.Operation;
import io.larder.benchmarks.remote.RemoteGoal;
import io.larder.benchmarks.remote.RemotePace;
import io.larder.benchmarks.remote.RemoteResults;
import io.larder.benchmarks.remote.Servers;
import io.larder.benchmarks.remote.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code redis:} beside raw Jedis, raw Lettuce and Redisson's JCache on one server. */
public final class RedisSuite implements Suite {

    private static final String USAGE = """
            Usage: java -jar larder-benchmarks.jar redis [quick|full] [options]
              --threads 1,8,64     how many threads ask at once
              --rows REGEX         only operations whose name contains a match, e.g. '^get'
              --contenders A,B     of larder, jedis, lettuce, redisson
              --rounds N           turns of each contender in each row
              --slice MILLIS       how long a turn counts
              --warmup MILLIS      how long each operation is done before anything counts
              --larder A=B,C=D     settings of Larder's manager, e.g. larder.connections=8
              --server URI         redis://[user:password@]host:port instead of a redis-server of
                                   its own; its databases must be empty, and are emptied
              --out DIRECTORY      where results.md and results.json go; default: the working directory""";

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String title() {
        return "`redis:` beside raw clients and Redisson's JCache";
    }

    @Override
    public String usage() {
        return USAGE;
    }

    @Override
    public Class<?> worker() {
        return RedisWorker.class;
    }

    @Override
    public List<Contender> contenders() {
        return List.of(RedisContender.values());
    }

    @Override
    public Contender base() {
        return RedisContender.JEDIS;
    }

    @Override
    public String baseTitle() {
        return "raw Jedis";
    }

    @Override
    public String target(Cell cell) {
        return String.format(Locale.ROOT, "%.2f", RedisGoals.OF_JEDIS);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.GET,
                Operation.PUT,
                Operation.PUT_CREATED,
                Operation.TOUCHED_GET,
                Operation.PUT_IF_ABSENT,
                Operation.GET_AND_PUT,
                Operation.REPLACE,
                Operation.INVOKE,
                Operation.GET_ALL,
                Operation.PUT_ALL,
                Operation.ITERATE,
                Operation.CLEAR,
                Operation.CLEAR_FULL);
    }

    @Override
    public String raw(Operation operation) {
        return switch (operation) {
            case GET -> "GET";
            case PUT -> "SET PX";
            case PUT_CREATED -> "MULTI, SET XX KEEPTTL, SET NX PX, EXEC in one flush";
            case TOUCHED_GET -> "GETEX PX";
            case PUT_IF_ABSENT -> "SET NX PX, refused";
            case GET_AND_PUT -> "SET GET PX";
            case REPLACE -> "SET XX PX";
            case INVOKE -> "GET, EVALSHA of GETRANGE and SET PX";
            case GET_ALL -> "MGET";
            case PUT_ALL -> "pipeline of SET PX";
            case ITERATE -> "SCAN COUNT " + Wording.SCAN_COUNT + ", MGET of what it found";
            case CLEAR, CLEAR_FULL -> "SET of the generation";
            default -> throw new IllegalArgumentException("Not measured on Redis: " + operation);
        };
    }

    /** Those of walks depend on what a page brings, and after what clears Larder sweeps in the background. */
    @Override
    public List<Map<String, Integer>> commands(Operation operation) {
        return switch (operation) {
            case GET -> List.of(Map.of("get", 1));
            case PUT, PUT_IF_ABSENT, GET_AND_PUT, REPLACE -> List.of(Map.of("set", 1));
            case PUT_CREATED -> List.of(Map.of("multi", 1, "set", 2, "exec", 1));
            case TOUCHED_GET -> List.of(Map.of("getex", 1));
            case INVOKE -> List.of(Map.of("get", 1, "evalsha", 1, "getrange", 1, "set", 1));
            case GET_ALL -> List.of(Map.of("mget", 1), Map.of("get", Entries.BATCH));
            case PUT_ALL -> List.of(Map.of("set", Entries.BATCH));
            default -> List.of();
        };
    }

    @Override
    public RemotePace pace(String preset) {
        return preset.equals("full")
                ? new RemotePace(7, Duration.ofSeconds(3), Duration.ofMillis(300), Duration.ofMillis(1500), true)
                : new RemotePace(3, Duration.ofMillis(600), Duration.ofMillis(150), Duration.ofMillis(450), false);
    }

    @Override
    public List<Integer> serverCounts() {
        return List.of(1);
    }

    @Override
    public Servers servers(int count, @Nullable URI named) {
        if (count != 1) {
            throw new IllegalArgumentException("redis is measured on one server");
        }
        return named == null ? RedisServers.start() : RedisServers.named(named);
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("connections", "as many as threads; lettuce one for all threads");
        facts.put("codec", "Larder's for larder, jedis, and lettuce; redisson-jcache its default (Kryo 5)");
        return facts;
    }

    @Override
    public List<RemoteGoal> goals(RemoteResults results) {
        return RedisGoals.judge(this, results);
    }

    @Override
    public void moreRatios(RemoteResults results, Page<Contender> page) {
        List<Cell> cells = RedisGoals.withRedisson(results);
        if (cells.isEmpty()) {
            return;
        }
        page.section(
                "Larder's speed beside Redisson's JCache", "median of the rounds' ratios (least–most); more is better");
        page.head(List.of("row", "ratio", "target"));
        for (Cell cell : cells) {
            page.line(List.of(
                    cell.label(),
                    results.ratio(cell, RedisContender.LARDER, RedisContender.REDISSON)
                            .range(),
                    RedisGoals.besideRedisson(cell.threads())));
        }
    }

    @Override
    public void moreCosts(RemoteResults results, Page<Contender> page) {
        List<Cell.Row> rows = results.rows().stream()
                .filter(row -> row.operation() == Operation.CLEAR_FULL)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        page.section("How long it takes to clear " + Entries.COUNT + " entries", "microseconds (least–most)");
        page.head(page.cells("row", Contender::label));
        rows.forEach(row -> page.line(page.cells(row.label(), contender -> fullClear(results, row, contender))));
    }

    private static String fullClear(RemoteResults results, Cell.Row row, Contender contender) {
        if (!results.has(row, contender)) {
            return "";
        }
        Spread micros = results.cost(row, contender, Cost::micros);
        return String.format(Locale.ROOT, "%,.0f (%,.0f–%,.0f)", micros.median(), micros.least(), micros.most());
    }
}
