// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Map.entry;

import io.larder.LarderConfiguration;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.MutableEntry;

/** The rows of the table of all operations. Each finds a and b, both 1. */
final class Operations {

    private static final Set<String> BOTH = Set.of("a", "b");

    static final Map<String, Use> ROWS = Map.ofEntries(
            entry("`get`", Use.of(cache -> cache.get("a"))),
            entry("`get` of nothing", Use.of(cache -> cache.get("none"))),
            entry("`get` that loads", Use.of(cache -> cache.get("none")).with(loading())),
            entry("`getAll`", Use.of(cache -> cache.getAll(BOTH))),
            entry("`containsKey`", Use.of(cache -> cache.containsKey("a"))),
            entry("`put`", Use.of(cache -> cache.put("none", 2), cache -> cache.put("a", 2))),
            entry("`getAndPut`", Use.of(cache -> cache.getAndPut("none", 2), cache -> cache.getAndPut("a", 2))),
            entry(
                    "`putAll`",
                    Use.of(
                            cache -> cache.putAll(Map.of("none", 2, "new", 2)),
                            cache -> cache.putAll(Map.of("a", 2, "b", 2)))),
            entry("`putIfAbsent`", Use.of(cache -> cache.putIfAbsent("none", 2))),
            entry("`putIfAbsent`, refused", Use.of(cache -> cache.putIfAbsent("a", 2))),
            entry("`replace(k,v)`", Use.of(cache -> cache.replace("a", 2))),
            entry("`replace(k,v)`, refused", Use.of(cache -> cache.replace("none", 2))),
            entry("`getAndReplace`", Use.of(cache -> cache.getAndReplace("a", 2))),
            entry("`replace(k,old,new)`", Use.of(cache -> cache.replace("a", 1, 2))),
            entry("`replace(k,old,new)`, refused", Use.of(cache -> cache.replace("a", 5, 2))),
            entry("`remove(k)`", Use.of(cache -> cache.remove("a"))),
            entry("`getAndRemove`", Use.of(cache -> cache.getAndRemove("a"))),
            entry("`remove(k,old)`", Use.of(cache -> cache.remove("a", 1))),
            entry("`remove(k,old)`, refused", Use.of(cache -> cache.remove("a", 5))),
            entry("`removeAll(keys)`", Use.of(cache -> cache.removeAll(BOTH))),
            entry("`removeAll()`", Use.of(Cache::removeAll)),
            entry("`clear`", Use.of(Cache::clear)),
            entry("`invoke` that only reads", Use.of(cache -> cache.invoke("a", Operations::read))),
            entry("`invoke` that changes", Use.of(cache -> cache.invoke("a", Operations::set))),
            entry("`invoke` that creates", Use.of(cache -> cache.invoke("none", Operations::set))),
            entry("`invokeAll`", Use.of(cache -> cache.invokeAll(BOTH, Operations::set))),
            entry(
                    "`loadAll`",
                    Use.of(cache -> load(cache, Set.of("none", "new"))).with(loading())),
            entry("`iterator`, to its end", Use.of(Operations::walk)),
            entry("`iterator`, `next` and `remove`", Use.of(Operations::removeFirst)),
            entry("`destroyCache`", Use.of(cache -> cache.getCacheManager().destroyCache(cache.getName()))));

    private Operations() {}

    private static LarderConfiguration<String, Integer> loading() {
        return Use.numbers().expireAfterModification(Duration.ofHours(1)).readThrough(new Lengths());
    }

    private static int read(MutableEntry<String, Integer> number, Object... none) {
        return Objects.requireNonNullElse(number.getValue(), none.length);
    }

    private static int set(MutableEntry<String, Integer> number, Object... none) {
        number.setValue(7);
        return none.length;
    }

    static void load(Cache<String, ?> cache, Set<String> keys) {
        CompletableFuture<Boolean> loaded = new CompletableFuture<>();
        cache.loadAll(keys, true, new CompletionListener() {
            @Override
            public void onCompletion() {
                loaded.complete(true);
            }

            @Override
            public void onException(Exception e) {
                loaded.completeExceptionally(e);
            }
        });
        loaded.join();
    }

    private static void walk(Cache<String, Integer> cache) {
        Set<String> seen = StreamSupport.stream(cache.spliterator(), false)
                .map(Cache.Entry::getKey)
                .collect(Collectors.toSet());
        if (!seen.equals(BOTH)) {
            throw new AssertionError("Not all, and nothing else: " + seen);
        }
    }

    private static void removeFirst(Cache<String, Integer> cache) {
        Iterator<Cache.Entry<String, Integer>> entries = cache.iterator();
        entries.next();
        entries.remove();
    }

    /** Knows how long a key is. */
    static final class Lengths implements CacheLoader<String, Integer> {

        @Override
        public Integer load(String key) {
            return key.length();
        }

        @Override
        public Map<String, Integer> loadAll(Iterable<? extends String> keys) {
            return StreamSupport.stream(keys.spliterator(), false).collect(Collectors.toMap(key -> key, this::load));
        }
    }
}
