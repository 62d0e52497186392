// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.stream.Collectors.joining;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What pages show of one suite of the benchmarks: charts in HTML, tables in AsciiDoc, by the names of their files. */
final class BenchmarkSuite {

    private static final Pattern FACTOR = Pattern.compile("≥ ([0-9.]+) ×");

    private final String name;
    private final BenchmarkRun run;
    private final BenchmarkReport report;
    private final Map<String, String> files = new LinkedHashMap<>();

    private BenchmarkSuite(String name, BenchmarkRun run, BenchmarkReport report) {
        this.name = name;
        this.run = run;
        this.report = report;
    }

    /** Everything of every suite. */
    static Map<String, String> files(Path repository) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.putAll(of(repository, "local").local());
        files.putAll(of(repository, "redis").redis());
        files.putAll(of(repository, "memcached").memcached());
        files.putAll(of(repository, "tiered").tiered());
        return files;
    }

    private static BenchmarkSuite of(Path repository, String name) throws IOException {
        BenchmarkSuite suite =
                new BenchmarkSuite(name, BenchmarkRun.read(repository, name), BenchmarkReport.read(repository, name));
        suite.files.put("machine-" + name + ".adoc", suite.machine());
        suite.files.put("goals-" + name + ".adoc", suite.goals());
        return suite;
    }

    private Map<String, String> local() {
        String byValue = "get, mutable by value";
        Map<String, Double> goals = targets("Speed beside raw Caffeine", "target");
        BenchmarkCharts charts = new BenchmarkCharts(run.speeds("samples"), cell -> goals.get(cell.row()));
        add(charts.chart(
                "local",
                "local: beside other JCache providers",
                null,
                cell -> !cell.row().equals(byValue)));
        double wanted = factor(byValue + " ≥");
        BenchmarkCharts copies = new BenchmarkCharts(run.speeds("samples"), cell -> wanted);
        add(copies.chart(
                "local-by-value",
                "get of a mutable object, stored by value",
                "caffeine-jcache",
                cell -> cell.row().equals(byValue)));
        files.put("heap.adoc", heap());
        return files;
    }

    private Map<String, String> redis() {
        BenchmarkCharts charts = remote("Speed beside raw Jedis");
        for (int threads : new int[] {1, 8, 64}) {
            add(charts.chart(
                    "redis-" + threads,
                    "redis: beside raw clients and Redisson's JCache, " + words(threads),
                    "jedis",
                    cell -> cell.threads() == threads));
        }
        return files;
    }

    private Map<String, String> memcached() {
        BenchmarkCharts charts = remote("Speed beside raw xmemcached");
        for (int servers : new int[] {1, 3}) {
            for (int threads : new int[] {1, 8, 64}) {
                add(charts.chart(
                        "memcached-" + servers + "-" + threads,
                        "memcached: beside raw clients, " + (servers == 1 ? "1 server, " : servers + " servers, ")
                                + words(threads),
                        "xmemcached",
                        cell -> cell.threads() == threads && cell.servers() == servers));
            }
        }
        return files;
    }

    private Map<String, String> tiered() {
        double near = factor("near hit ≥");
        BenchmarkCharts hits = new BenchmarkCharts(run.speeds("hits"), cell -> near);
        add(hits.chart("near-hits", "Near hits of tiered+redis: beside local:", "larder local:", cell -> true));
        double mixed = factor("99/1: speed ≥ Caffeine");
        BenchmarkCharts mixes = new BenchmarkCharts(run.speeds("mixes"), cell -> mixed);
        add(mixes.chart("mixes", "99 reads to a write, two JVMs", "caffeine+jedis", cell -> true));
        files.put("delays.adoc", delays());
        return files;
    }

    private BenchmarkCharts remote(String heading) {
        Map<String, Double> goals = targets(heading, "Larder's target");
        return new BenchmarkCharts(
                run.speeds("speeds"), cell -> goals.get(cell.operation() + ", " + cell.threadsInWords()));
    }

    private static String words(int threads) {
        return new BenchmarkCell("", 0, 0, threads).threadsInWords();
    }

    private void add(BarChart chart) {
        files.put(
                "chart-" + chart.id() + ".html",
                "<figure class=\"chart\">\n" + chart.svg() + "<figcaption>" + caption() + "</figcaption>\n</figure>\n");
    }

    /** Who reads a chart alone must know where it comes from. */
    private String caption() {
        Map<String, String> machine = run.machine();
        String server = machine.get("server");
        return (server == null ? "" : server + "; ") + "Larder " + machine.get("larder") + "; " + machine.get("cores")
                + " cores, " + machine.get("architecture") + ", " + machine.get("jdk") + "; " + machine.get("date");
    }

    private String machine() {
        return run.machine().entrySet().stream()
                .map(fact -> "| " + fact.getKey() + " | " + fact.getValue() + "\n")
                .collect(joining("", "[cols=\"1,4\"]\n|===\n", "|===\n"));
    }

    private String goals() {
        List<List<String>> rows = report.table("Goals");
        return rows.subList(1, rows.size()).stream()
                .map(cells -> "| " + String.join(" | ", cells).replace("**", "*") + "\n")
                .collect(joining("", "[cols=\"3,5,1\"]\n|===\n| wanted | found | reached\n\n", "|===\n"));
    }

    /** What the report wants in each row of a table; not where it wants nothing. */
    private Map<String, Double> targets(String heading, String column) {
        List<List<String>> rows = report.table(heading);
        int last = rows.get(0).indexOf(column);
        Map<String, Double> targets = new LinkedHashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (!row.get(last).isEmpty()) {
                targets.put(row.get(0), Double.valueOf(row.get(last)));
            }
        }
        return targets;
    }

    /** How many times as fast a goal of the report wants Larder to be. */
    private double factor(String beginning) {
        String goal = report.table("Goals").stream()
                .map(cells -> cells.get(0))
                .filter(wanted -> wanted.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no goal '" + beginning + "'"));
        Matcher factor = FACTOR.matcher(goal);
        return factor.find() ? Double.parseDouble(factor.group(1)) : 1;
    }

    private String heap() {
        List<String> contenders = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        run.heap().forEach((expiry, bytes) -> {
            List<String> named = bytes.keySet().stream()
                    .filter(contender -> !contender.startsWith("raw"))
                    .toList();
            contenders.clear();
            contenders.addAll(named);
            rows.append("| ").append(expiry);
            named.forEach(contender -> rows.append(format(" | %.0f", bytes.get(contender))));
            rows.append("\n");
        });
        return "|===\n| expiry | " + String.join(" | ", contenders) + "\n\n" + rows + "|===\n";
    }

    private String delays() {
        return run.delays().entrySet().stream()
                .map(contender -> format(
                        "| %s | %.3f | %.3f | %.3f | %d%n",
                        contender.getKey(),
                        percentile(contender.getValue(), 50),
                        percentile(contender.getValue(), 99),
                        percentile(contender.getValue(), 100),
                        contender.getValue().size()))
                .collect(joining(
                        "", "|===\n| | half of them within | 99 of 100 within | all within | changes\n\n", "|===\n"));
    }

    /** Less or as much have so many of a hundred. */
    private static double percentile(List<Double> ascending, int percent) {
        return ascending.get(Math.max(0, (int) Math.ceil(percent / 100.0 * ascending.size()) - 1));
    }

    @FormatMethod
    private static String format(@FormatString String format, @Nullable Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
