// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import io.larder.benchmarks.Page;
import io.larder.benchmarks.remote.Cell;
import io.larder.benchmarks.remote.Contender;
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

/** {@code memcached:} beside raw xmemcached and raw spymemcached. */
public final class MemcachedSuite implements Suite {

    private static final String USAGE = """
            Usage: java -jar larder-benchmarks.jar memcached [quick|full] [options]
              --servers 1,3        on how many servers
              --threads 1,8,64     how many threads ask at once
              --rows REGEX         only operations whose name contains a match, e.g. '^get'
              --contenders A,B     of larder, xmemcached, spymemcached
              --rounds N           turns of each contender in each row
              --slice MILLIS       how long a turn counts
              --warmup MILLIS      how long each operation is done before anything counts
              --larder A=B,C=D     settings of Larder's manager, e.g. larder.memcached.connections=2
              --out DIRECTORY      where results.md and results.json go; default: the working directory""";

    @Override
    public String name() {
        return "memcached";
    }

    @Override
    public String title() {
        return "`memcached:` beside raw clients";
    }

    @Override
    public String usage() {
        return USAGE;
    }

    @Override
    public Class<?> worker() {
        return MemcachedWorker.class;
    }

    @Override
    public List<Contender> contenders() {
        return List.of(MemcachedContender.values());
    }

    @Override
    public Contender base() {
        return MemcachedContender.XMEMCACHED;
    }

    @Override
    public String baseTitle() {
        return "raw xmemcached";
    }

    @Override
    public String target(Cell cell) {
        return cell.row().operation() == Operation.GET ? String.format(Locale.ROOT, "%.2f", MemcachedGoals.GET) : "";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.GET,
                Operation.GET_MISS,
                Operation.CONTAINS,
                Operation.PUT,
                Operation.PUT_CREATED,
                Operation.TOUCHED_GET,
                Operation.PUT_IF_ABSENT,
                Operation.REPLACE,
                Operation.PUT_REMOVE,
                Operation.INVOKE,
                Operation.GET_ALL,
                Operation.PUT_ALL,
                Operation.PUT_EACH,
                Operation.ITERATE);
    }

    @Override
    public String raw(Operation operation) {
        return switch (operation) {
            case GET, GET_MISS, CONTAINS -> "get";
            case PUT -> "set";
            case PUT_CREATED, INVOKE -> "gets, cas";
            case TOUCHED_GET -> "gat (binary)";
            case PUT_IF_ABSENT -> "add, refused";
            case REPLACE -> "replace";
            case PUT_REMOVE -> "set, delete";
            case GET_ALL -> "get of 100 keys";
            case PUT_ALL, PUT_EACH -> "100 × set";
            case ITERATE -> "";
            default -> throw new IllegalArgumentException("Not measured on Memcached: " + operation);
        };
    }

    /** With everything that goes to a server Larder asks for the generation. */
    @Override
    public List<Map<String, Integer>> commands(Operation operation) {
        return switch (operation) {
            case GET, GET_MISS, CONTAINS -> List.of(Map.of("get", 2));
            case PUT, REPLACE -> List.of(Map.of("get", 1, "set", 1));
            case PUT_CREATED, INVOKE -> List.of(Map.of("get", 3, "set", 1, "cas", 1));
            case TOUCHED_GET -> List.of(Map.of("get", 1, "touch", 1));
            case PUT_IF_ABSENT -> List.of(Map.of("get", 2, "set", 1));
            case PUT_REMOVE -> List.of(Map.of("get", 2, "set", 1, "delete", 1));
            case GET_ALL -> List.of(Map.of("get", Entries.BATCH + 1), Map.of("get", Entries.BATCH + 3));
            case PUT_ALL -> List.of(Map.of("get", 1, "set", Entries.BATCH), Map.of("get", 3, "set", Entries.BATCH));
            case PUT_EACH -> List.of(Map.of("get", Entries.BATCH, "set", Entries.BATCH));
            default -> List.of();
        };
    }

    /** Shorter turns than on one server, since there are twice as many. */
    @Override
    public RemotePace pace(String preset) {
        return preset.equals("full")
                ? new RemotePace(7, Duration.ofSeconds(3), Duration.ofMillis(300), Duration.ofMillis(1500), true)
                : new RemotePace(3, Duration.ofMillis(600), Duration.ofMillis(100), Duration.ofMillis(350), false);
    }

    @Override
    public List<Integer> serverCounts() {
        return List.of(1, 3);
    }

    @Override
    public Servers servers(int count, @Nullable URI named) {
        if (named != null) {
            throw new IllegalArgumentException("memcached is measured on servers that are started for it");
        }
        return MemcachedServers.start(count);
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("connections", "one to each server for all threads");
        facts.put("codec", "Larder's for all");
        return facts;
    }

    @Override
    public List<RemoteGoal> goals(RemoteResults results) {
        return MemcachedGoals.judge(this, results);
    }

    @Override
    public void moreRatios(RemoteResults results, Page<Contender> page) {
        besideBetter(results, page);
        besideLoop(results, page);
    }

    private static void besideBetter(RemoteResults results, Page<Contender> page) {
        List<Cell> cells = MemcachedGoals.withBoth(results);
        if (cells.isEmpty()) {
            return;
        }
        page.section(
                "Larder's speed beside the better raw client",
                "median of the rounds' ratios (least–most), each to who was faster in that round; more is better");
        page.head(List.of("row", "ratio", "target"));
        for (Cell cell : cells) {
            page.line(List.of(
                    cell.label(),
                    MemcachedGoals.besideBetter(results, cell).range(),
                    String.format(Locale.ROOT, "%.2f", MemcachedGoals.OF_BETTER)));
        }
    }

    private static void besideLoop(RemoteResults results, Page<Contender> page) {
        List<Cell> cells = MemcachedGoals.withLoop(results);
        if (cells.isEmpty()) {
            return;
        }
        page.section(
                "putAll(100) beside raw xmemcached's loop of sets",
                "median of the rounds' ratios (least–most); more is better");
        List<String> head = page.cells("row", Contender::label);
        head.add("Larder's target");
        page.head(head);
        for (Cell cell : cells) {
            List<String> line = page.cells(
                    cell.label(),
                    contender -> results.has(cell, contender)
                            ? MemcachedGoals.besideLoop(results, cell, contender)
                                    .range()
                            : "");
            line.add(String.format(Locale.ROOT, "%.0f", MemcachedGoals.TIMES_LOOP));
            page.line(line);
        }
    }
}
