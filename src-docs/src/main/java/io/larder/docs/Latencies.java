// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long {@code get} and {@code put} take on each store, as a table in AsciiDoc: medians of what the benchmarks measured. */
final class Latencies {

    private static final String NOT_MEASURED = "";

    private final BenchmarkRun local;
    private final BenchmarkRun redis;
    private final BenchmarkRun memcached;
    private final BenchmarkRun tiered;

    private Latencies(Path repository) throws IOException {
        this.local = BenchmarkRun.read(repository, "local");
        this.redis = BenchmarkRun.read(repository, "redis");
        this.memcached = BenchmarkRun.read(repository, "memcached");
        this.tiered = BenchmarkRun.read(repository, "tiered");
    }

    /** The table, and below it where its numbers come from. */
    static String text(Path repository) throws IOException {
        return new Latencies(repository).text();
    }

    private String text() {
        return "[cols=\"3,2,2,2,2\"]\n|===\n| | `get`, 1 thread | `put`, 1 thread | `get`, 8 threads | `put`, 8 threads\n\n"
                + row("`local:`", new Store(local, "samples", 0, 0))
                + row("`redis:`", new Store(redis, "speeds", 100, 0))
                + row("`memcached:`", new Store(memcached, "speeds", 100, 1))
                + "| `tiered+redis:`, what is near | "
                + time(new Store(tiered, "hits", 0, 0), "near hit, eternal", 1)
                + " | as `redis:` | not measured (" + time(new Store(tiered, "hits", 0, 0), "near hit, eternal", 2)
                + " with 2) | as `redis:`\n|===\n\n" + sources();
    }

    /** Where a store's numbers are. */
    private record Store(BenchmarkRun run, String list, int valueBytes, int servers) {}

    private static String row(String name, Store store) {
        StringBuilder row = new StringBuilder("| " + name);
        for (int threads : new int[] {1, 8}) {
            for (String operation : List.of("get", "put")) {
                String time = time(store, operation, threads);
                row.append(" | ").append(time.equals(NOT_MEASURED) ? "not measured" : time);
            }
        }
        return row.append("\n").toString();
    }

    private static String time(Store store, String operation, int threads) {
        Map<String, List<Double>> contenders = store.run
                .speeds(store.list)
                .get(new BenchmarkCell(operation, store.valueBytes, store.servers, threads));
        @Nullable List<Double> rounds = contenders == null ? null : contenders.get("larder");
        return rounds == null
                ? NOT_MEASURED
                : inWords(threads * 1e9 / Spread.of(rounds).median());
    }

    private static String inWords(double nanos) {
        return nanos < 1_000
                ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : String.format(Locale.ROOT, "%.0f µs", nanos / 1_000);
    }

    private String sources() {
        return "How long one operation takes: the median of " + rounds(redis) + " on " + fact(redis, "cores")
                + " cores, which client and server share (" + fact(redis, "architecture") + ", "
                + fact(redis, "system") + ", " + fact(redis, "jdk")
                + "); a network comes on top. Texts of 100 characters on "
                + fact(redis, "server").replace(", on this machine", "") + " and "
                + fact(memcached, "server").replace(", on this machine", "")
                + "; numbers, by reference, on `local:`. Larder " + fact(redis, "larder") + ", " + fact(redis, "date")
                + ". Times differ between machines; how stores compare does less. See "
                + "xref:benchmarks.adoc[Benchmarks].\n";
    }

    private static String rounds(BenchmarkRun run) {
        return fact(run, "pace").replaceFirst(" of .*", "");
    }

    private static String fact(BenchmarkRun run, String name) {
        String fact = run.machine().get(name);
        if (fact == null) {
            throw new IllegalArgumentException("The benchmarks do not name their " + name);
        }
        return fact;
    }
}
