// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.util.TreeSet;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/** What the manager says of caches and their types. */
record Managing(CacheManager manager, Caches caches, Notebook notebook) {

    void morning() {
        notebook.note("getCache, of a name that nobody knows", () -> manager.getCache("nobody"));
        Cache<String, Long> counters = caches.counters();
        counters.put("visits", 1L);
        notebook.note(
                "getCache, with its types",
                () -> manager.getCache("counters", String.class, Long.class).get("visits"));
        notebook.note(
                "getCache, without types", () -> manager.getCache("counters").get("visits"));
        notebook.note("getCache, with other types", () -> manager.getCache("counters", String.class, String.class));
        notebook.note("createCache, of a name that is taken", () -> caches.counters());
        notebook.note("hit percentage after two hits and a miss", () -> {
            counters.get("leaves");
            return Math.round((Float) Beans.statistic("counters", "CacheHitPercentage"));
        });
    }

    void evening() {
        notebook.note("getCacheNames", () -> {
            TreeSet<String> names = new TreeSet<>();
            manager.getCacheNames().forEach(names::add);
            return names;
        });
        manager.destroyCache("counters");
        notebook.note("getCache, after destroyCache", () -> manager.getCache("counters"));
        notebook.note("createCache, after destroyCache", () -> caches.counters().get("visits"));
        manager.destroyCache("counters");
        manager.close();
        notebook.note("getCacheNames, manager closed", manager::getCacheNames);
        notebook.note("createCache, manager closed", () -> manager.createCache("late", new MutableConfiguration<>()));
        notebook.note("beans of a closed manager", Beans.of("articles"));
    }
}
