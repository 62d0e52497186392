// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.cache.Cache;

/**
 * Weighs what a cache adds to its keys and values: a JVM of its own, the serial collector, used heap after a collection with few entries
 * and with many. Walking the object graph instead would count what the cache shares with others, and miss what it hides off its graph.
 */
public final class HeapScale {
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;

    private HeapScale() {}

    /** Bytes an entry, found in a new JVM. */
    static double weigh(Subject subject, Expiring expiring) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms512m",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                HeapScale.class.getName(),
                subject.parameter(),
                subject.name(),
                expiring.name());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("Weighing " + subject.label() + " ended with exit code " + exit);
            }
            return Double.parseDouble(output);
        } catch (IOException e) {
            throw new IllegalStateException("Can't start a JVM to weigh " + subject.label(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while weighing " + subject.label(), e);
        }
    }

    /** The weighing JVM: prints bytes an entry. */
    public static void main(String[] arguments) {
        Expiring expiring = Expiring.valueOf(arguments[2]);
        if (arguments[0].equals(Contender.LARDER.parameter())) {
            Contender contender = Contender.valueOf(arguments[1]);
            Cache<Integer, Integer> cache =
                    Setup.expiring(expiring).create(contender.provider().getCacheManager(), "orders", Integer.class);
            System.out.println(bytesPerEntry(cache::put));
        } else {
            com.github.benmanes.caffeine.cache.Cache<Integer, Integer> cache =
                    RawCaffeine.valueOf(arguments[1]).open();
            System.out.println(bytesPerEntry(cache::put));
        }
    }

    private static double bytesPerEntry(BiConsumer<Integer, Integer> put) {
        List<Integer> keys = new ArrayList<>(MANY);
        for (int i = 0; i < MANY; i++) {
            keys.add(100_000 + i);
        }
        try {
            keys.subList(0, FEW).forEach(key -> put.accept(key, key));
            long few = used();
            keys.subList(FEW, MANY).forEach(key -> put.accept(key, key));
            long many = used();
            return (many - few) / (double) (MANY - FEW);
        } finally {
            // the cache hangs on the method reference
            Reference.reachabilityFence(put);
            Reference.reachabilityFence(keys);
        }
    }

    /** As the collection left it: the present use would count a buffer of megabytes as soon as a thread allocates again. */
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
