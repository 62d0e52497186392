// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.redis.RedisContender.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

/** One contender's caches as a number of threads uses them. Not for several threads itself. */
final class Session implements AutoCloseable {

    private record CacheId(Kind kind, Size size) {}

    private record TurnsId(Operation operation, Size size) {}

    private final RedisContender contender;
    private final URI server;
    private final Properties settings;
    private final Crew crew;
    private final Map<CacheId, MeasuredCache> caches = new HashMap<>();
    private final Map<TurnsId, List<Turn>> turns = new HashMap<>();

    /** Opens nothing yet. */
    Session(RedisContender contender, URI server, Properties settings, int threads) {
        this.contender = contender;
        this.server = server;
        this.settings = settings;
        this.crew = new Crew(threads);
    }

    /** Operations a second by all threads together, after a while that does not count. */
    double speed(Operation operation, Size size, long settleMillis, long measureMillis) {
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
    void prepare(Operation operation, Size size) {
        MeasuredCache cache = cache(operation.kind(), size);
        if (operation.startsFull()) {
            fill(cache, size);
        }
    }

    /** Does it so often in this thread, from the beginning of the workload; how many nanoseconds that took. */
    long repeat(Operation operation, Size size, int times) {
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
            Place place = new Place(server.resolve("/" + contender.database(kind, size)), crew.size());
            open = contender.open(place, kind, size, settings);
            caches.put(id, open);
            fill(open, size);
            prove(open, size);
            if (kind == Kind.CLEARED) {
                open.clear();
                require(!open.entries().hasNext(), "keeps entries when it is cleared");
            }
        }
        return open;
    }

    private static void fill(MeasuredCache cache, Size size) {
        Entries.all(size).forEach(cache::putAll);
    }

    /** That it holds exactly what it was given: misses would be cheaper. */
    private void prove(MeasuredCache cache, Size size) {
        int count = 0;
        for (Iterator<Map.Entry<String, String>> entries = cache.entries(); entries.hasNext(); count++) {
            require(entries.next().getValue().length() == size.characters(), "gives back another value");
        }
        require(count == Entries.COUNT, "has " + count + " of " + Entries.COUNT + " entries");
        String key = Entries.key(0);
        require(Entries.value(size, 0).equals(cache.get(key)), "gives back another value for " + key);
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
