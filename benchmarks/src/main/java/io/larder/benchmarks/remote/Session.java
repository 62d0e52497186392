// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import io.larder.benchmarks.remote.Contender.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

/** One contender's caches as a number of threads uses them. Not for several threads itself. */
public final class Session implements AutoCloseable {

    private record CacheId(Kind kind, Size size) {}

    private record TurnsId(Operation operation, Size size) {}

    private final Contender contender;
    private final URI servers;
    private final Properties settings;
    private final Crew crew;
    private final Map<CacheId, MeasuredCache> caches = new HashMap<>();
    private final Map<TurnsId, List<Turn>> turns = new HashMap<>();

    /** Opens nothing yet. */
    public Session(Contender contender, URI servers, Properties settings, int threads) {
        this.contender = contender;
        this.servers = servers;
        this.settings = settings;
        this.crew = new Crew(threads);
    }

    /** Operations a second by all threads together, after a while that does not count. */
    public double speed(Operation operation, Size size, long settleMillis, long measureMillis) {
        MeasuredCache cache = cache(operation.kind(), size);
        List<Turn> ofThreads = turns.computeIfAbsent(
                new TurnsId(operation, size),
                id -> IntStream.range(0, crew.size())
                        .mapToObj(thread -> new Turn(size, thread))
                        .toList());
        return crew.operationsPerSecond(
                thread -> operation.run(cache, ofThreads.get(thread)), settleMillis, measureMillis);
    }

    /** Makes sure that the cache is there, and full if the operation begins so. */
    public void prepare(Operation operation, Size size) {
        MeasuredCache cache = cache(operation.kind(), size);
        if (operation.startsFull()) {
            fill(cache, size);
        }
    }

    /** Does it so often in this thread, from the beginning of the workload; how many nanoseconds that took. */
    public long repeat(Operation operation, Size size, int times) {
        MeasuredCache cache = cache(operation.kind(), size);
        Turn turn = new Turn(size, 0);
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            operation.run(cache, turn);
        }
        return System.nanoTime() - start;
    }

    private MeasuredCache cache(Kind kind, Size size) {
        CacheId id = new CacheId(kind, size);
        MeasuredCache open = caches.get(id);
        if (open == null) {
            open = contender.open(new Place(servers, crew.size()), kind, size, settings);
            caches.put(id, open);
            fill(open, size);
            prove(open, kind, size);
            if (kind == Kind.CLEARED) {
                open.clear();
                require(open.get(Entries.key(0)) == null, "keeps entries when it is cleared");
            }
        }
        return open;
    }

    private static void fill(MeasuredCache cache, Size size) {
        Entries.all(size).forEach(cache::putAll);
    }

    /** That it holds what it was given: misses would be cheaper. */
    private void prove(MeasuredCache cache, Kind kind, Size size) {
        for (Map<String, String> batch : Entries.all(size)) {
            if (kind == Kind.TOUCHED) {
                // nobody is measured at touching many at once, and not everybody can
                batch.forEach((key, value) -> require(value.equals(cache.get(key)), "does not give back " + key));
            } else {
                require(batch.equals(cache.getAll(batch.keySet())), "does not give back what it was given");
            }
        }
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalStateException(
                    contender.label() + " " + fault + ": its numbers would mean something else than the row says");
        }
    }

    @Override
    public void close() {
        crew.close();
        List<MeasuredCache> open = new ArrayList<>(caches.values());
        caches.clear();
        open.forEach(MeasuredCache::close);
    }
}
