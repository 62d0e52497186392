// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Every way to find out whether a cache has an entry {@code k} of the value {@code 1}. Some of them change it: each is
 * to be tried on a cache of its own.
 */
final class Looks {

    /** By name; each says whether the entry is there. */
    static final Map<String, Predicate<CacheEngine<String, Integer>>> ALL = all();

    /** Those that are an access, as JSR-107's table for expiry policies has it. */
    static final Set<String> ACCESSES =
            Set.of("get", "getAll", "iterator", "invoke.getValue", "replace(k,other,v)", "remove(k,other)");

    /** Those that are neither an access nor an update, and change nothing. */
    static final Set<String> NEITHER = Set.of("containsKey", "iterator.hasNext", "invoke.exists", "putIfAbsent");

    private Looks() {}

    /** Looks for the sake of looking. */
    static void look(String name, CacheEngine<String, Integer> engine) {
        boolean there = requireNonNull(ALL.get(name), name).test(engine);
        if (there != engine.singleKey().containsKey("k")) {
            throw new IllegalStateException(name + " changes what is there");
        }
    }

    private static Map<String, Predicate<CacheEngine<String, Integer>>> all() {
        Map<String, Predicate<CacheEngine<String, Integer>>> looks = new LinkedHashMap<>();
        looks.put("get", engine -> engine.singleKey().get("k") != null);
        looks.put("containsKey", engine -> engine.singleKey().containsKey("k"));
        looks.put("getAll", engine -> engine.bulk().getAll(Set.of("k", "other")).containsKey("k"));
        looks.put("iterator.hasNext", engine -> engine.iterator().hasNext());
        looks.put("iterator", engine -> {
            Iterator<?> entries = engine.iterator();
            boolean there = entries.hasNext();
            if (there) {
                entries.next();
            }
            return there;
        });
        looks.put(
                "invoke.exists",
                engine -> engine.processing().<Boolean>invoke("k", (entry, arguments) -> entry.exists()));
        looks.put(
                "invoke.getValue",
                engine -> engine.processing().<Boolean>invoke("k", (entry, arguments) -> entry.getValue() != null));
        looks.put(
                "invokeAll",
                engine -> requireNonNull(engine.processing()
                                .<Boolean>invokeAll(Set.of("k"), (entry, arguments) -> entry.exists())
                                .get("k"))
                        .get());
        looks.put("putIfAbsent", engine -> !engine.singleKey().putIfAbsent("k", 2));
        looks.put("replace(k,v)", engine -> engine.singleKey().replace("k", 2));
        looks.put("replace(k,o,v)", engine -> engine.singleKey().replace("k", 1, 2));
        looks.put("replace(k,other,v)", engine -> {
            engine.singleKey().replace("k", 9, 2);
            return engine.singleKey().containsKey("k");
        });
        looks.put("getAndReplace", engine -> engine.singleKey().getAndReplace("k", 2) != null);
        looks.put("getAndPut", engine -> engine.singleKey().getAndPut("k", 2) != null);
        looks.put("remove(k)", engine -> engine.singleKey().remove("k"));
        looks.put("remove(k,v)", engine -> engine.singleKey().remove("k", 1));
        looks.put("remove(k,other)", engine -> {
            engine.singleKey().remove("k", 9);
            return engine.singleKey().containsKey("k");
        });
        looks.put("getAndRemove", engine -> engine.singleKey().getAndRemove("k") != null);
        return looks;
    }
}
