// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.processor.MutableEntry;

/** The rows of the table of costs in the design. */
final class Costs {

    private static final String[] UPSERT = {"MULTI", "SET KEEPTTL XX", "SET NX PX", "EXEC"};

    private Costs() {}

    /** What costs the same whatever the policy, as long as reads do not touch. */
    static Stream<Cost> always() {
        return Stream.of(
                Cost.of("get", cache -> cache.get("k"), 1, "GET"),
                Cost.of("get of nothing", cache -> cache.get("none"), 1, "GET"),
                Cost.of("containsKey", cache -> cache.containsKey("k"), 1, "EXISTS"),
                Cost.of("putIfAbsent, refused", cache -> cache.putIfAbsent("k", "w"), 1, "SET NX PX"),
                Cost.of("putIfAbsent, done", cache -> cache.putIfAbsent("none", "w"), 1, "SET NX PX"),
                Cost.of("remove", cache -> cache.remove("k"), 1, "UNLINK"),
                Cost.of("remove of nothing", cache -> cache.remove("none"), 1, "UNLINK"),
                Cost.of("getAndRemove", cache -> cache.getAndRemove("k"), 1, "GETDEL"),
                Cost.of("replace expected", cache -> cache.replace("k", "v", "w"), 2, "GET", "EVALSHA"),
                Cost.of("replace expected, other", cache -> cache.replace("k", "x", "w"), 1, "GET"),
                Cost.of("remove expected", cache -> cache.remove("k", "v"), 2, "GET", "EVALSHA"),
                Cost.of("remove expected, other", cache -> cache.remove("k", "x"), 1, "GET"),
                Cost.of("invoke that reads", cache -> cache.invoke("k", (entry, a) -> entry.getValue()), 1, "GET"),
                Cost.of("invoke that writes", cache -> cache.invoke("k", Costs::append), 2, "GET", "EVALSHA"),
                Cost.of("invoke that creates", cache -> cache.invoke("none", Costs::append), 2, "GET", "SET NX PX"));
    }

    private static String append(MutableEntry<String, String> entry, Object... arguments) {
        entry.setValue(entry.getValue() + "+");
        return entry.getKey();
    }

    static Stream<Cost> whereUpdatesBeginAnew() {
        return Stream.of(
                Cost.of("put", cache -> cache.put("k", "w"), 1, "SET PX"),
                Cost.of("put of a new key", cache -> cache.put("none", "w"), 1, "SET PX"),
                Cost.of("getAndPut", cache -> cache.getAndPut("k", "w"), 1, "SET GET PX"),
                Cost.of("replace", cache -> cache.replace("k", "w"), 1, "SET PX XX"),
                Cost.of("replace of nothing", cache -> cache.replace("none", "w"), 1, "SET PX XX"),
                Cost.of("getAndReplace", cache -> cache.getAndReplace("k", "w"), 1, "SET GET PX XX"),
                Cost.of("putAll", cache -> cache.putAll(Map.of("k", "1", "m", "2")), 1, "SET PX", "SET PX"),
                Cost.of("removeAll of keys", cache -> cache.removeAll(Set.of("k", "none")), 1, "UNLINK", "UNLINK"));
    }

    static Stream<Cost> whereUpdatesKeep() {
        return Stream.of(
                Cost.of("put", cache -> cache.put("k", "w"), 1, UPSERT),
                Cost.of("put of a new key", cache -> cache.put("none", "w"), 1, UPSERT),
                Cost.of("replace", cache -> cache.replace("k", "w"), 1, "SET KEEPTTL XX"),
                Cost.of("getAndReplace", cache -> cache.getAndReplace("k", "w"), 1, "SET GET KEEPTTL XX"));
    }

    static Stream<Cost> whereReadsTouch() {
        return Stream.of(
                Cost.of("get", cache -> cache.get("k"), 1, "GETEX PX"),
                Cost.of("getAll", cache -> cache.getAll(Set.of("k", "l")), 1, "GETEX PX", "GETEX PX"),
                Cost.of("containsKey", cache -> cache.containsKey("k"), 1, "EXISTS"));
    }

    static Stream<Cost> everywhere() {
        return Stream.concat(always(), whereUpdatesBeginAnew());
    }

    static Stream<Cost> listened() {
        return Stream.of(
                Cost.of("put", cache -> cache.put("k", "w"), 1, "SET GET PX"),
                Cost.of("replace", cache -> cache.replace("k", "w"), 1, "SET GET PX XX"),
                Cost.of("remove", cache -> cache.remove("k"), 1, "GETDEL"),
                Cost.of("replace expected", cache -> cache.replace("k", "v", "w"), 2, "GET", "EVALSHA"));
    }

    static Stream<Cost> whereNothingExpires() {
        return Stream.of(
                Cost.of("put", cache -> cache.put("k", "w"), 1, "SET"),
                Cost.of("getAndPut", cache -> cache.getAndPut("k", "w"), 1, "SET GET"),
                Cost.of("putIfAbsent", cache -> cache.putIfAbsent("none", "w"), 1, "SET NX"));
    }

    static Stream<Cost> whatIsSweptBehind() {
        return Stream.of(
                Cost.of("clear", Cache::clear, 1, "SET generation"),
                Cost.of(
                        "destroyCache",
                        cache -> cache.getCacheManager().destroyCache(cache.getName()),
                        1,
                        "SET generation"));
    }
}
