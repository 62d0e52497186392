// SPDX-License-Identifier: Apache-2.0
package io.larder;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * A writer with the last word on each key, that takes its time. Two changes of one key at once are a fault of the
 * caches that share it.
 */
final class Ledger implements CacheWriter<Integer, String> {

    private static final long NANOS_A_CHANGE = TimeUnit.MICROSECONDS.toNanos(200);

    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger overlaps = new AtomicInteger();

    private final Map<Object, String> last = new ConcurrentHashMap<>();
    private final Set<Object> underWay = ConcurrentHashMap.newKeySet();
    private final @Nullable String refused;

    Ledger() {
        this(null);
    }

    /** One that fails with this message whatever it is asked for. */
    Ledger(@Nullable String refused) {
        this.refused = refused;
    }

    @Nullable
    String last(Integer key) {
        return last.get(key);
    }

    Map<Object, String> all() {
        return Map.copyOf(last);
    }

    private void change(Object key, Runnable change) {
        calls.incrementAndGet();
        if (refused != null) {
            throw new IllegalStateException(refused);
        }
        if (!underWay.add(key)) {
            overlaps.incrementAndGet();
        }
        LockSupport.parkNanos(NANOS_A_CHANGE);
        change.run();
        underWay.remove(key);
    }

    void write(Integer key, String value) {
        change(key, () -> last.put(key, value));
    }

    @Override
    public void write(Cache.Entry<? extends Integer, ? extends String> entry) {
        write(entry.getKey(), entry.getValue());
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends Integer, ? extends String>> entries) {
        for (Iterator<Cache.Entry<? extends Integer, ? extends String>> rest = entries.iterator(); rest.hasNext(); ) {
            write(rest.next());
            rest.remove();
        }
    }

    @Override
    public void delete(Object key) {
        change(key, () -> last.remove(key));
    }

    @Override
    public void deleteAll(Collection<?> keys) {
        for (Iterator<?> rest = keys.iterator(); rest.hasNext(); ) {
            delete(rest.next());
            rest.remove();
        }
    }
}
