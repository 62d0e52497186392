// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.util.Collection;
import java.util.Iterator;
import java.util.TreeSet;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** Writes everything but unicorns. */
public final class ArticleWriter implements CacheWriter<String, Article> {

    /** For configuration files. */
    public ArticleWriter() {}

    @Override
    public void write(Cache.Entry<? extends String, ? extends Article> entry) {
        Journal.call("write " + entry.getValue());
        refuse(entry.getKey());
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends Article>> entries) {
        TreeSet<String> articles = new TreeSet<>();
        entries.forEach(entry -> articles.add(entry.getValue().toString()));
        Journal.call("writeAll " + articles);
        for (Iterator<Cache.Entry<? extends String, ? extends Article>> rest = entries.iterator(); rest.hasNext(); ) {
            refuse(rest.next().getKey());
            rest.remove();
        }
    }

    @Override
    public void delete(Object name) {
        Journal.call("delete " + name);
        refuse(name);
    }

    @Override
    public void deleteAll(Collection<?> names) {
        Journal.call("deleteAll " + new TreeSet<>(names));
        names.clear();
    }

    private static void refuse(Object name) {
        if (name.equals("unicorn")) {
            throw new IllegalStateException("There are none");
        }
    }
}
