// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.processor.EntryProcessor;

/** Many threads that change the same few entries through an entry processor. */
record Counting(CacheManager manager) {

    private static final String CACHE = "visits";
    private static final int THREADS = 8;
    private static final int LOCAL_VISITS = 10_000;
    private static final int REMOTE_VISITS = 500;
    private static final List<String> PLACES = List.of("Pacific/Easter", "Asia/Tokyo");
    private static final EntryProcessor<String, Long, Long> ONE_MORE = (visits, arguments) -> {
        long count = visits.exists() ? visits.getValue() + 1 : 1;
        visits.setValue(count);
        return count;
    };

    void show(Report report) {
        report.section("Counting: an entry processor is atomic, whoever else is at it");
        Cache<String, Long> cache =
                manager.createCache(CACHE, new MutableConfiguration<String, Long>().setTypes(String.class, Long.class));
        cache.clear(); // a shared store may remember an earlier run
        int visits = Quickstart.isLocal(manager) ? LOCAL_VISITS : REMOTE_VISITS;
        Timed<Long> visited = Timed.call(() -> visitFromAllThreads(cache, visits));
        report.line("%d threads, each %,d visits, took %,.0f ms".formatted(THREADS, visits, visited.millis()));
        report.blank();
        PLACES.forEach(place -> report.line("%-15s %,8d visits".formatted(place, cache.get(place))));
        report.blank();
        long share = (long) THREADS * visits / PLACES.size();
        report.claim(
                PLACES.stream().allMatch(place -> cache.get(place).equals(share)),
                "none of %,d increments was lost or done twice".formatted(visited.result()));
        manager.destroyCache(CACHE);
    }

    private static long visitFromAllThreads(Cache<String, Long> cache, int visits) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<Long> visitor = () -> visit(cache, visits);
            long sum = 0;
            for (Future<Long> done : threads.invokeAll(Collections.nCopies(THREADS, visitor))) {
                sum += done.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while visiting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A visitor failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long visit(Cache<String, Long> cache, int visits) {
        for (int visit = 0; visit < visits; visit++) {
            cache.invoke(PLACES.get(visit % PLACES.size()), ONE_MORE);
        }
        return visits;
    }
}
