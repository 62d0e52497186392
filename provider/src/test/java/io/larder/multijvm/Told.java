// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriter;

/**
 * Caches in a child JVM whose loaders and writers tell the journal of every call, under the name of the cache.
 *
 * @param place where the cache is opened
 */
record Told(Place place, SharedCache shared) {

    /** How long the slow loader takes. */
    static final long SLOW_MILLIS = 200;

    /** What happens between the journal and the end of a call. */
    interface Delay {

        Delay NONE = () -> {};
        Delay SLOW = () -> TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
        /** As a database would: now this way, now that way, and long enough for others to come in between. */
        Delay UNEVEN =
                () -> TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(3_000));

        Delay FOREVER = () -> new CountDownLatch(1).await();

        void pass() throws InterruptedException;
    }

    /** With read-through; the value of a key tells who loaded it. */
    Cache<String, String> reading(Delay delay) {
        return shared.open(new MutableConfiguration<String, String>()
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> new Loader(this, delay)));
    }

    /** With write-through. */
    Cache<String, Integer> writing(Delay delay) {
        return shared.open(new MutableConfiguration<String, Integer>()
                .setWriteThrough(true)
                .setCacheWriterFactory(() -> new Writer(this, delay)));
    }

    String load(String key, Delay delay) {
        tell(key, delay);
        return valueOf(key);
    }

    private String valueOf(String key) {
        return key + " loaded in " + place.jvm();
    }

    void tell(String what) {
        place.tell(shared.name(), what);
    }

    void tell(String what, Delay delay) {
        tell(what);
        passed(delay);
    }

    private static void passed(Delay delay) {
        try {
            delay.pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheLoaderException("interrupted", e);
        }
    }

    private record Loader(Told told, Delay delay) implements CacheLoader<String, String> {

        @Override
        public String load(String key) {
            return told.load(key, delay);
        }

        @Override
        public Map<String, String> loadAll(Iterable<? extends String> keys) {
            keys.forEach(told::tell);
            passed(delay);
            return StreamSupport.stream(keys.spliterator(), false).collect(Collectors.toMap(key -> key, told::valueOf));
        }
    }

    private record Writer(Told told, Delay delay) implements CacheWriter<String, Integer> {

        @Override
        public void write(Cache.Entry<? extends String, ? extends Integer> entry) {
            told.tell(entry.getKey() + "=" + entry.getValue(), delay);
        }

        @Override
        public void writeAll(Collection<Cache.Entry<? extends String, ? extends Integer>> entries) {
            entries.forEach(this::write);
            entries.clear();
        }

        @Override
        public void delete(Object key) {
            told.tell(key + "=null", delay);
        }

        @Override
        public void deleteAll(Collection<?> keys) {
            keys.forEach(this::delete);
            keys.clear();
        }
    }
}
