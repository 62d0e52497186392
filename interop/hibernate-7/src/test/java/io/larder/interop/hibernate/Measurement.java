// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import io.larder.multijvm.Jvm;
import io.larder.multijvm.Jvms;
import io.larder.testing.servers.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counts after how many races of two JVMs a cache gives what the database does not have: the numbers of the page on
 * Hibernate. Takes a quarter of an hour; run by its name alone, {@code -Dtest=Measurement}.
 */
class Measurement {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final Path RESULTS = Path.of("target", "races.csv");
    private static final Map<Class<? extends Counted>, String> ENTITIES = Map.of(
            Stock.class, "read-write, with version",
            Shelf.class, "read-write, without version",
            Visit.class, "nonstrict, with version",
            Click.class, "nonstrict, without version");
    private static final Duration STOP = Duration.ofMillis(60);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"60, 500, 2, false", "120, 250, 4, true"})
    void measure(int races, int millis, int threads, boolean stopping) throws Exception {
        try (Database database = new Database();
                Jvms jvms = Jvms.start(2)) {
            for (String provider : List.of("redis", "tiered+redis", "memcached", "Redisson")) {
                for (Class<? extends Counted> entity : ENTITIES.keySet()) {
                    Races pair = new Races(jvms, shop(provider, entity, database.fresh()), entity).begin();
                    pair.run(threads, Duration.ofSeconds(1));
                    int stale = 0;
                    long committed = 0;
                    for (int i = 0; i < races; i++) {
                        Thread stop = new Thread(() -> stop(jvms.get(0), Duration.ofMillis(millis - 20L)));
                        if (stopping) {
                            stop.start();
                        }
                        Races.Left left = pair.run(threads, Duration.ofMillis(millis));
                        stop.join();
                        stale += left.stale().isEmpty() ? 0 : 1;
                        committed += left.tally().committed();
                    }
                    pair.end();
                    write(String.join(
                            ";",
                            provider,
                            ENTITIES.get(entity),
                            stopping ? "yes" : "no",
                            "" + races,
                            "" + stale,
                            "" + committed));
                }
            }
        }
    }

    private Shop shop(String provider, Class<?> entity, String jdbc) throws IOException {
        return switch (provider) {
            case "redis" -> Shop.at(jdbc, Lying.REDIS.uri(SERVERS), "m" + entity.getSimpleName());
            case "tiered+redis" -> Shop.at(jdbc, Lying.TIERED.uri(SERVERS), "t" + entity.getSimpleName());
            case "memcached" -> Shop.at(jdbc, Lying.MEMCACHED.uri(SERVERS), "m" + entity.getSimpleName());
            default -> Shop.onRedisson(jdbc, SERVERS.redis().address(), directory);
        };
    }

    /** As a JVM stands still that collects garbage, or whose machine is moved. */
    private static void stop(Jvm jvm, Duration after) {
        LockSupport.parkNanos(after.toNanos());
        signal("-STOP", jvm);
        LockSupport.parkNanos(STOP.toNanos());
        signal("-CONT", jvm);
    }

    private static void signal(String signal, Jvm jvm) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(jvm.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("kill can not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(String line) throws IOException {
        Files.writeString(RESULTS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
