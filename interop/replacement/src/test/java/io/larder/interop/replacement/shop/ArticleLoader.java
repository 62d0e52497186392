// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.util.Map;
import java.util.TreeMap;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/** Knows seven of everything, but nothing of mammoths, and fails to find dragons. */
public final class ArticleLoader implements CacheLoader<String, Article> {

    /** For configuration files. */
    public ArticleLoader() {}

    @Override
    public @Nullable Article load(String name) {
        Journal.call("load " + name);
        return find(name);
    }

    @Override
    public Map<String, Article> loadAll(Iterable<? extends String> names) {
        Map<String, Article> found = new TreeMap<>();
        TreeMap<String, Boolean> asked = new TreeMap<>();
        for (String name : names) {
            asked.put(name, true);
            Article article = find(name);
            if (article != null) {
                found.put(name, article);
            }
        }
        Journal.call("loadAll " + asked.keySet());
        return found;
    }

    private static @Nullable Article find(String name) {
        if (name.equals("dragon")) {
            throw new IllegalStateException("The database is away");
        }
        return name.equals("mammoth") ? null : new Article(name, 7);
    }
}
