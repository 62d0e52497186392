// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a load that is under way makes of it when a writer changes the database and fails all the same. */
@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class FailedWritesTest {

    @RegisterExtension
    final Scene scene = new Scene();

    /** Its first load waits, having read; each change takes place and fails. */
    private static final class Failing implements CacheLoader<Integer, String>, CacheWriter<Integer, String> {
        final Map<Object, String> rows = new ConcurrentHashMap<>(Map.of(1, "old"));
        final CountDownLatch read = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);

        @Override
        public String load(Integer key) {
            String row = rows.get(key);
            if (read.getCount() > 0) {
                read.countDown();
                Scene.await(release);
            }
            return row;
        }

        @Override
        public Map<Integer, String> loadAll(Iterable<? extends Integer> keys) {
            Map<Integer, String> loaded = new ConcurrentHashMap<>();
            keys.forEach(key -> loaded.put(key, load(key)));
            return loaded;
        }

        @Override
        public void write(Cache.Entry<? extends Integer, ? extends String> entry) {
            writeAll(Set.of(entry));
        }

        @Override
        public void writeAll(Collection<Cache.Entry<? extends Integer, ? extends String>> entries) {
            entries.forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
            throw new IllegalStateException("too late");
        }

        @Override
        public void delete(Object key) {
            deleteAll(Set.of(key));
        }

        @Override
        public void deleteAll(Collection<?> keys) {
            keys.forEach(key -> rows.put(key, "new"));
            throw new IllegalStateException("too late");
        }
    }

    static Stream<Consumer<Cache<Integer, String>>> changes() {
        return Stream.of(
                cache -> cache.put(1, "new"),
                cache -> cache.remove(1),
                cache -> cache.putAll(Map.of(1, "new", 2, "other")),
                cache -> cache.removeAll(Set.of(1, 2)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void value_readBeforeAChangeThatFailsInTheWriter_isNotKept(Consumer<Cache<Integer, String>> change) {
        Failing database = new Failing();
        Cache<Integer, String> cache = scene.cache(LarderConfiguration.of(Integer.class, String.class)
                .readThrough(database)
                .writeThrough(database));
        Future<String> loading = scene.start(() -> cache.get(1));
        Scene.await(database.read);

        assertThatThrownBy(() -> change.accept(cache)).isInstanceOf(CacheWriterException.class);
        database.release.countDown();
        Scene.get(loading);

        assertThat(cache.get(1)).isEqualTo("new");
    }
}
