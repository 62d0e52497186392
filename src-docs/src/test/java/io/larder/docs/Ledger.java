// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** A writer that remembers what it heard: what was to be written, and that something was to be deleted. */
final class Ledger implements CacheWriter<String, String> {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {
        heard.add("writes");
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
        entries.forEach(this::write);
        entries.clear();
    }

    @Override
    public void delete(Object key) {
        heard.add("deletes");
    }

    @Override
    public void deleteAll(Collection<?> keys) {
        keys.forEach(this::delete);
        keys.clear();
    }

    void forget() {
        heard.clear();
    }

    /** Each as often as it was heard; "nothing" if there was none. */
    String heard() {
        return heard.isEmpty() ? "nothing" : String.join(", ", heard);
    }
}
