// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.processor.MutableEntry;

/** The rows of the table of costs in the design, as far as they are about one entry. */
final class Costs {

    private static final String READ = "mg k v c f t";

    private Costs() {}

    /** What costs the same whatever the policy, as long as reads do not touch. */
    static Stream<Cost> always() {
        return Stream.of(
                Cost.of("get", cache -> cache.get("k"), READ),
                Cost.of("get of nothing", cache -> cache.get("none"), "mg none v c f t"),
                Cost.of("containsKey", cache -> cache.containsKey("k"), "mg k c f t"),
                Cost.of("putIfAbsent, refused", cache -> cache.putIfAbsent("k", "w"), "add k + mg k c f t"),
                Cost.of("putIfAbsent, done", cache -> cache.putIfAbsent("none", "w"), "add none + mg none c f t"),
                Cost.of("remove", cache -> cache.remove("k"), "delete k"),
                Cost.of("remove of nothing", cache -> cache.remove("none"), "delete none"),
                Cost.of("getAndRemove", cache -> cache.getAndRemove("k"), READ, "md k C"),
                Cost.of("getAndRemove of nothing", cache -> cache.getAndRemove("none"), "mg none v c f t"),
                Cost.of("replace expected", cache -> cache.replace("k", "v", "w"), READ, "cas k"),
                Cost.of("replace expected, other", cache -> cache.replace("k", "x", "w"), READ),
                Cost.of("remove expected", cache -> cache.remove("k", "v"), READ, "md k C"),
                Cost.of("remove expected, other", cache -> cache.remove("k", "x"), READ),
                Cost.of("invoke that reads", cache -> cache.invoke("k", (entry, a) -> entry.getValue()), READ),
                Cost.of("invoke that writes", cache -> cache.invoke("k", Costs::append), READ, "cas k"),
                Cost.of("invoke that removes", cache -> cache.invoke("k", Costs::remove), READ, "md k C"),
                Cost.of(
                        "invoke that creates",
                        cache -> cache.invoke("none", Costs::append),
                        "mg none v c f t",
                        "add none + mg none c f t"));
    }

    private static String append(MutableEntry<String, String> entry, Object... arguments) {
        entry.setValue(entry.getValue() + "+");
        return entry.getKey();
    }

    private static String remove(MutableEntry<String, String> entry, Object... arguments) {
        entry.remove();
        return entry.getKey();
    }

    static Stream<Cost> whereUpdatesBeginAnew() {
        return Stream.of(
                Cost.of("put", cache -> cache.put("k", "w"), "set k"),
                Cost.of("put of a new key", cache -> cache.put("none", "w"), "set none"),
                Cost.of("getAndPut", cache -> cache.getAndPut("k", "w"), READ, "cas k"),
                Cost.of("getAndPut of a new key", cache -> cache.getAndPut("none", "w"), "mg none v c f t", "add none"),
                Cost.of("replace", cache -> cache.replace("k", "w"), "replace k"),
                Cost.of("replace of nothing", cache -> cache.replace("none", "w"), "replace none"),
                Cost.of("getAndReplace", cache -> cache.getAndReplace("k", "w"), READ, "cas k"),
                Cost.of("getAndReplace of nothing", cache -> cache.getAndReplace("none", "w"), "mg none v c f t"));
    }

    static Stream<Cost> whereUpdatesKeep() {
        return Stream.of(
                Cost.of("put", cache -> cache.put("k", "w"), READ, "cas k"),
                Cost.of("put of a new key", cache -> cache.put("none", "w"), "mg none v c f t", "add none"),
                Cost.of("getAndPut", cache -> cache.getAndPut("k", "w"), READ, "cas k"),
                Cost.of("replace", cache -> cache.replace("k", "w"), READ, "cas k"),
                Cost.of("getAndReplace", cache -> cache.getAndReplace("k", "w"), READ, "cas k"));
    }

    /** The hour that they begin anew with, and the tick more that no entry dies early for. */
    static Stream<Cost> whereReadsTouch() {
        return Stream.of(
                Cost.of("get", cache -> cache.get("k"), READ + " T3601"),
                Cost.of("get of nothing", cache -> cache.get("none"), "mg none v c f t T3601"),
                Cost.of("containsKey", cache -> cache.containsKey("k"), "mg k c f t"));
    }

    static Stream<Cost> everywhere() {
        return Stream.concat(always(), whereUpdatesBeginAnew());
    }

    /** A listener that wants the old value. */
    static Stream<Cost> listened() {
        return Stream.of(
                Cost.of("getAndPut", cache -> cache.getAndPut("k", "w"), READ, "cas k"),
                Cost.of("put", cache -> cache.put("k", "w"), READ, "cas k"),
                Cost.of("remove", cache -> cache.remove("k"), READ, "md k C"),
                Cost.of("replace expected", cache -> cache.replace("k", "v", "w"), READ, "cas k"));
    }

    static Stream<Cost> onAllServers() {
        return Stream.of(
                Cost.of("clear", Cache::clear, "set generation"),
                Cost.of(
                        "destroyCache",
                        cache -> cache.getCacheManager().destroyCache(cache.getName()),
                        "set generation"));
    }
}
