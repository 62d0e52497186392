// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import io.larder.benchmarks.remote.ServerCounters;
import io.larder.benchmarks.remote.ServerProcess;
import io.larder.benchmarks.remote.Servers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Some of our own. */
final class MemcachedServers implements Servers {

    private static final List<String> PROGRAMS = List.of("memcached");

    private final List<ServerProcess> processes;
    private final List<Statistics> statistics;

    private MemcachedServers(List<ServerProcess> processes, List<Statistics> statistics) {
        this.processes = processes;
        this.statistics = statistics;
    }

    /** Starts so many, large enough to evict nothing; they end with this JVM. */
    static MemcachedServers start(int count) {
        List<ServerProcess> processes = new ArrayList<>();
        List<Statistics> statistics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerProcess process = ServerProcess.launch(PROGRAMS, MemcachedServers::options);
            processes.add(process);
            statistics.add(process.awaited(() -> Statistics.of(process.port())));
        }
        return new MemcachedServers(processes, statistics);
    }

    private static List<String> options(int port) {
        // whoever is not root keeps being who they are
        return List.of("-l", ServerProcess.HOST, "-p", String.valueOf(port), "-U", "0", "-u", "root", "-m", "4096");
    }

    @Override
    public URI uri() {
        return URI.create("memcached://"
                + processes.stream()
                        .map(process -> ServerProcess.HOST + ":" + process.port())
                        .collect(Collectors.joining(",")));
    }

    @Override
    public ServerCounters counters() {
        return statistics.stream()
                .map(server -> counters(server.read()))
                .reduce(ServerCounters::and)
                .orElseThrow();
    }

    /** Reads are counted as {@code get}, those that touch as {@code touch}, all that stores as {@code set}, and {@code cas} again as itself. */
    static ServerCounters counters(Map<String, String> stats) {
        Map<String, Long> calls = Map.of(
                "get", (long) number(stats, "cmd_get"),
                "set", (long) number(stats, "cmd_set"),
                "touch", (long) number(stats, "cmd_touch"),
                "cas", (long) (number(stats, "cas_hits") + number(stats, "cas_misses") + number(stats, "cas_badval")),
                "delete", (long) (number(stats, "delete_hits") + number(stats, "delete_misses")));
        return new ServerCounters(
                calls,
                (number(stats, "rusage_system") + number(stats, "rusage_user")) * 1e6,
                number(stats, "bytes_read"),
                number(stats, "bytes_written"));
    }

    private static double number(Map<String, String> stats, String name) {
        String value = stats.get(name);
        if (value == null) {
            throw new IllegalStateException("The server's stats have no " + name);
        }
        return Double.parseDouble(value);
    }

    @Override
    public String version() {
        String version = statistics.get(0).read().get("version");
        return "memcached " + (version == null ? "unknown" : version);
    }

    @Override
    public void close() {
        statistics.forEach(Statistics::close);
        processes.forEach(ServerProcess::close);
    }
}
