// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.ehcache;

import io.larder.interop.replacement.shop.Article;
import io.larder.interop.replacement.shop.ArticleLoader;
import io.larder.interop.replacement.shop.ArticleWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import org.ehcache.spi.loaderwriter.CacheLoaderWriter;
import org.jspecify.annotations.Nullable;

/** Both ways to the database in one class, as Ehcache wants it. */
public final class ArticleLoaderWriter implements CacheLoaderWriter<String, Article> {

    private final ArticleLoader loader = new ArticleLoader();
    private final ArticleWriter writer = new ArticleWriter();

    /** For {@code ehcache.xml}. */
    public ArticleLoaderWriter() {}

    @Override
    public @Nullable Article load(String name) {
        return loader.load(name);
    }

    @Override
    public Map<String, Article> loadAll(Iterable<? extends String> names) {
        return loader.loadAll(names);
    }

    @Override
    public void write(String name, Article article) {
        writer.write(new Written(name, article));
    }

    @Override
    public void writeAll(Iterable<? extends Map.Entry<? extends String, ? extends Article>> entries) {
        Collection<Cache.Entry<? extends String, ? extends Article>> written = new ArrayList<>();
        entries.forEach(entry -> written.add(new Written(entry.getKey(), entry.getValue())));
        writer.writeAll(written);
    }

    @Override
    public void delete(String name) {
        writer.delete(name);
    }

    @Override
    public void deleteAll(Iterable<? extends String> names) {
        List<String> deleted = new ArrayList<>();
        names.forEach(deleted::add);
        writer.deleteAll(deleted);
    }

    private record Written(String getKey, Article getValue) implements Cache.Entry<String, Article> {
        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(this);
        }
    }
}
