// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import com.sun.management.ThreadMXBean;
import io.larder.benchmarks.remote.Crew;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One contender in one JVM. Its caches stay open, so that their near tiers stay filled. Not for several threads itself. */
final class TieredSession implements AutoCloseable {

    private record TurnsId(TieredKind kind, int threads) {}

    private final NearClient client;
    private final int jvm;
    private final Map<TieredKind, NearCache> caches = new EnumMap<>(TieredKind.class);
    private final Map<TurnsId, List<NearTurn>> turns = new HashMap<>();
    private final Map<Integer, Crew> crews = new HashMap<>();
    private @Nullable CompletableFuture<long[]> watching;

    /** @param jvm which of those that do the same: each asks in an order of its own */
    TieredSession(NearClient client, int jvm) {
        this.client = client;
        this.jvm = jvm;
    }

    /** Puts all entries, in whatever JVM. */
    void fill(TieredKind kind) {
        NearEntries.batches(kind).forEach(cache(kind)::putAll);
    }

    /** Reads all entries once, so that they are near, if they fit in. */
    void load(TieredKind kind) {
        NearCache cache = cache(kind);
        for (int index = 0; index < kind.keys(); index++) {
            if (cache.get(NearEntries.stored(index)) == null) {
                throw new IllegalStateException("Entry " + index + " of " + kind.cacheName() + " is missing");
            }
        }
    }

    /** Reads a second by all threads together, after a while that does not count. */
    double hits(TieredKind kind, int threads, long settleMillis, long measureMillis) {
        List<NearTurn> all = turns(kind, threads);
        return NearTurn.BATCH
                * crew(threads).operationsPerSecond(thread -> all.get(thread).read(), settleMillis, measureMillis);
    }

    /** Bytes that a read allocates, in the mean of so many. */
    double bytes(TieredKind kind, int batches) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        NearTurn turn = turns(kind, 1).get(0);
        turn.read();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < batches; i++) {
            turn.read();
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / batches / NearTurn.BATCH;
    }

    /** What a mix has come to. */
    record Mixed(double operationsPerSecond, long reads) {}

    /** Reads and writes. */
    Mixed mix(TieredKind kind, int threads, long millis) {
        List<NearTurn> all = turns(kind, threads);
        long before = reads(all);
        double batches =
                crew(threads).operationsPerSecond(thread -> all.get(thread).mix(), 0, millis);
        return new Mixed(NearTurn.BATCH * batches, reads(all) - before);
    }

    private static long reads(List<NearTurn> turns) {
        return turns.stream().mapToLong(NearTurn::reads).sum();
    }

    long[] write(int first, int count) {
        return Visits.write(cache(TieredKind.VISIBLE), first, count);
    }

    /** Begins to look, and returns when it does. {@link #seen} follows. */
    void watch(int first, int count) {
        NearCache cache = cache(TieredKind.VISIBLE);
        Visits.begin(cache, first);
        CountDownLatch looks = new CountDownLatch(1);
        watching = CompletableFuture.supplyAsync(() -> {
            cache.get(NearEntries.stored(0));
            looks.countDown();
            return Visits.watch(cache, first, count);
        });
        try {
            looks.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while beginning to look", e);
        }
    }

    /** When each change was seen. */
    long[] seen() {
        CompletableFuture<long[]> begun = watching;
        if (begun == null) {
            throw new IllegalStateException("Nobody looks");
        }
        return begun.join();
    }

    private NearCache cache(TieredKind kind) {
        return caches.computeIfAbsent(kind, client::open);
    }

    private List<NearTurn> turns(TieredKind kind, int threads) {
        NearCache cache = cache(kind);
        return turns.computeIfAbsent(
                new TurnsId(kind, threads),
                id -> IntStream.range(0, threads)
                        .mapToObj(thread -> new NearTurn(cache, kind, 100L * jvm + 10L * threads + thread))
                        .toList());
    }

    private Crew crew(int threads) {
        return crews.computeIfAbsent(threads, Crew::new);
    }

    @Override
    public void close() {
        crews.values().forEach(Crew::close);
        client.close();
    }
}
