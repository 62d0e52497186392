// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;

/**
 * A row of a page's table of commands.
 *
 * @param configuration of the cache
 * @param operations each finds a and b, both 1
 */
record Use(LarderConfiguration<String, Integer> configuration, List<Consumer<Cache<String, Integer>>> operations) {

    private static final Duration HOUR = Duration.ofHours(1);

    /** The rows that every such table has. */
    static final Map<String, Use> COMMON = Map.ofEntries(
            entry("`get`", Use.of(cache -> cache.get("a"), cache -> cache.get("none"))),
            entry(
                    "`get` that renews the lifetime",
                    Use.of(cache -> cache.get("a")).with(numbers().expireAfterTouch(HOUR))),
            entry("`containsKey`", Use.of(cache -> cache.containsKey("a"), cache -> cache.containsKey("none"))),
            entry("`put`", Use.of(cache -> cache.put("a", 2), cache -> cache.put("none", 2))),
            entry(
                    "`put` where nothing expires",
                    Use.of(cache -> cache.put("a", 2)).with(numbers())),
            entry(
                    "`put` that keeps the lifetime",
                    Use.of(cache -> cache.put("a", 2)).with(numbers().expireAfterCreation(HOUR))),
            entry(
                    "`put` with a policy of your own",
                    Use.of(cache -> cache.put("a", 2)).with(numbers().expiry(OfOnesOwn::new))),
            entry("`getAndPut`", Use.of(cache -> cache.getAndPut("a", 2))),
            entry("`putIfAbsent`", Use.of(cache -> cache.putIfAbsent("a", 2), cache -> cache.putIfAbsent("none", 2))),
            entry("`replace(k,v)`", Use.of(cache -> cache.replace("a", 2), cache -> cache.replace("none", 2))),
            entry("`getAndReplace`", Use.of(cache -> cache.getAndReplace("a", 2))),
            entry("`remove(k)`", Use.of(cache -> cache.remove("a"), cache -> cache.remove("none"))),
            entry("`getAndRemove`", Use.of(cache -> cache.getAndRemove("a"))),
            entry(
                    "`replace(k,old,new)`, `remove(k,old)` of an equal value",
                    Use.of(cache -> cache.replace("a", 1, 2), cache -> cache.remove("a", 1))),
            entry(
                    "the same of another value",
                    Use.of(cache -> cache.replace("a", 5, 2), cache -> cache.remove("a", 5))),
            entry(
                    "`invoke` that only reads",
                    Use.of(cache -> cache.<Integer>invoke("a", (number, none) -> number.getValue()))),
            entry("`invoke` that changes an entry", Use.of(cache -> cache.invoke("a", Use::set))),
            entry("`invoke` that creates one", Use.of(cache -> cache.invoke("none", Use::set))),
            entry("`getAll`", Use.of(cache -> cache.getAll(Set.of("a", "b")))),
            entry(
                    "`getAll` that renews the lifetime",
                    Use.of(cache -> cache.getAll(Set.of("a", "b")))
                            .with(numbers().expireAfterTouch(HOUR))),
            entry("`putAll`", Use.of(cache -> cache.putAll(Map.of("a", 2, "b", 2)))),
            entry("`removeAll(keys)`", Use.of(cache -> cache.removeAll(Set.of("a", "b")))),
            entry("iteration", Use.of(cache -> assertThat(cache).hasSize(2))),
            entry("`clear`", Use.of(Cache::clear)),
            entry("`destroyCache`", Use.of(cache -> cache.getCacheManager().destroyCache(cache.getName()))));

    @SafeVarargs
    @SuppressWarnings("varargs") // the list copies them
    static Use of(Consumer<Cache<String, Integer>>... operations) {
        return new Use(numbers().expireAfterModification(HOUR), List.of(operations));
    }

    Use with(LarderConfiguration<String, Integer> other) {
        return new Use(other, operations);
    }

    static LarderConfiguration<String, Integer> numbers() {
        return LarderConfiguration.of(String.class, Integer.class);
    }

    private static Object set(javax.cache.processor.MutableEntry<String, Integer> number, Object... none) {
        number.setValue(7);
        return none;
    }

    /** Says what JSR-107's own policy says, but is another class. */
    private static final class OfOnesOwn implements ExpiryPolicy {

        private final ExpiryPolicy own = new ModifiedExpiryPolicy(javax.cache.expiry.Duration.ONE_HOUR);

        @Override
        public javax.cache.expiry.Duration getExpiryForCreation() {
            return own.getExpiryForCreation();
        }

        @Override
        public javax.cache.expiry.Duration getExpiryForAccess() {
            return own.getExpiryForAccess();
        }

        @Override
        public javax.cache.expiry.Duration getExpiryForUpdate() {
            return own.getExpiryForUpdate();
        }
    }
}
