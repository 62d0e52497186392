// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.ToIntBiFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SettingsTakeEffectTest {

    @RegisterExtension
    final Scene scene = new Scene();

    @TempDir
    Path folder;

    private LarderCacheManager managerAt(String uri) {
        return scene.provider.getCacheManager(URI.create(uri), null);
    }

    private LarderCacheManager managerWith(String... lines) throws Exception {
        Path file = Files.createTempFile(folder, "larder", ".properties");
        Files.writeString(file, String.join("\n", lines));
        return scene.provider.getCacheManager(file.toUri(), null);
    }

    private static <K, V> int size(Cache<K, V> cache) {
        int size = 0;
        for (Cache.Entry<K, V> ignored : cache) {
            size++;
        }
        return size;
    }

    private static void assertBounded(Cache<Integer, String> cache, int entries) {
        for (int i = 0; i < 1_000; i++) {
            cache.put(i, "v");
        }
        Scene.until(() -> size(cache) <= entries);
    }

    @Test
    void maxEntries_inTheUri_boundsEveryCache() {
        LarderCacheManager manager = managerAt("local:?max-entries=10");

        assertBounded(manager.createCache("a", Scene.plain()), 10);
        assertBounded(manager.createCache("b", Scene.plain()), 10);
    }

    @Test
    void maxEntries_ofOneCacheByProperties_boundsThatOne() {
        Properties properties = new Properties();
        properties.setProperty("larder.caches.small.max-entries", "5");
        LarderCacheManager manager = scene.provider.getCacheManager(null, null, properties);
        Cache<Integer, String> large = manager.createCache("large", Scene.plain());

        // Properties that name a cache declare it.
        Cache<Integer, String> small = manager.getCache("small");
        assertBounded(small, 5);
        for (int i = 0; i < 1_000; i++) {
            large.put(i, "v");
        }
        assertThat(size(large)).isEqualTo(1_000);
    }

    @Test
    void maximumEntries_byCode_overridesTheUri() {
        Cache<Integer, String> cache = managerAt("local:?max-entries=10")
                .createCache(
                        "c", LarderConfiguration.of(Integer.class, String.class).maximumEntries(500));

        for (int i = 0; i < 400; i++) {
            cache.put(i, "v");
        }
        assertThat(size(cache)).isEqualTo(400);
    }

    @Test
    void maximumWeight_byCode_bounds() {
        Cache<Integer, String> cache = scene.cache(
                LarderConfiguration.of(Integer.class, String.class).maximumWeight(100, (key, value) -> value.length()));

        for (int i = 0; i < 1_000; i++) {
            cache.put(i, "0123456789");
        }
        Scene.until(() -> size(cache) <= 10);
        cache.put(5_000, "x".repeat(101));
        Scene.until(() -> !cache.containsKey(5_000));
    }

    /** Weighs a hundred. */
    public static final class Heavy implements ToIntBiFunction<Object, Object> {
        @Override
        public int applyAsInt(Object key, Object value) {
            return 100;
        }
    }

    @Test
    void maxWeight_inAFile_boundsByTheWeigherItNames() throws Exception {
        LarderCacheManager manager =
                managerWith("larder.caches.c.max-weight=1000", "larder.caches.c.weigher=" + Heavy.class.getName());

        assertBounded(manager.getCache("c"), 10);
    }

    @Test
    void expiry_ofEachKind_endsEntries() throws Exception {
        LarderCacheManager manager = managerWith(
                "larder.caches.created.expiry=created:30ms",
                "larder.caches.accessed.expiry=accessed:30ms",
                "larder.caches.modified.expiry=modified:30ms",
                "larder.caches.touched.expiry=touched:30ms",
                "larder.caches.kept.expiry=eternal");

        for (String name : List.of("created", "accessed", "modified", "touched", "kept")) {
            manager.<Integer, String>getCache(name).put(1, "v");
        }
        for (String name : List.of("created", "accessed", "modified", "touched")) {
            Cache<Integer, String> cache = manager.getCache(name);
            Scene.until(() -> !cache.containsKey(1));
        }
        assertThat(manager.<Integer, String>getCache("kept").get(1)).isEqualTo("v");
    }

    @Test
    void expiryMethods_ofTheBuilder_endEntries() {
        LarderConfiguration<Integer, String> plain = LarderConfiguration.of(Integer.class, String.class);
        Map<String, LarderConfiguration<Integer, String>> shapes = Map.of(
                "created", plain.expireAfterCreation(Duration.ofMillis(30)),
                "accessed", plain.expireAfterAccess(Duration.ofMillis(30)),
                "modified", plain.expireAfterModification(Duration.ofMillis(30)),
                "touched", plain.expireAfterTouch(Duration.ofMillis(30)));

        shapes.forEach((name, shape) -> {
            Cache<Integer, String> cache = scene.manager().createCache(name, shape);
            cache.put(1, "v");
            Scene.until(() -> !cache.containsKey(1));
        });
    }

    @Test
    void byReference_sharesObjectsAndByValueDoesNot() throws Exception {
        Date value = new Date(1);
        Cache<Integer, Date> shared =
                scene.cache(LarderConfiguration.of(Integer.class, Date.class).byReference());
        shared.put(1, value);
        assertThat(shared.get(1)).isSameAs(value);

        Cache<Integer, Date> declared =
                managerWith("larder.caches.c.store-by-value=false").getCache("c");
        declared.put(1, value);
        assertThat(declared.get(1)).isSameAs(value);

        Cache<Integer, Date> copied =
                scene.manager().createCache("copied", LarderConfiguration.of(Integer.class, Date.class));
        copied.put(1, value);
        value.setTime(2);
        assertThat(copied.get(1)).isEqualTo(new Date(1));
        copied.get(1).setTime(3);
        assertThat(copied.get(1)).isEqualTo(new Date(1));
    }

    @Test
    void lockTimeout_boundsTheWaitForAProcessor() {
        Cache<Integer, String> cache =
                scene.cache(LarderConfiguration.of(Integer.class, String.class).lockTimeout(Duration.ofMillis(50)));
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<String> slow = scene.start(() -> cache.invoke(1, (entry, arguments) -> {
            working.countDown();
            Scene.await(release);
            return "done";
        }));
        Scene.await(working);

        assertThatThrownBy(() -> cache.invoke(1, (entry, arguments) -> null))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("50 ms")
                .hasMessageContaining("larder.lock-timeout");
        release.countDown();
        assertThat(Scene.get(slow)).isEqualTo("done");
    }

    @Test
    void none_keepsNothing() {
        Witness<Integer, String> witness = new Witness<>();
        LarderCache<Integer, String> cache = managerAt("none:/")
                .createCache(
                        "c",
                        LarderConfiguration.of(Integer.class, String.class)
                                .readThrough(new MapLoader(Map.of(7, "loaded")))
                                .listener(witness.synchronous()));

        cache.put(1, "a");
        cache.putAll(Map.of(1, "a", 2, "b"));
        assertThat(cache.get(1)).isNull();
        assertThat(cache.containsKey(1)).isFalse();
        assertThat(cache.get(7)).isEqualTo("loaded");
        assertThat(cache.containsKey(7)).isFalse();
        assertThat(cache.replace(1, "b")).isFalse();
        assertThat(cache.remove(1)).isFalse();
        assertThat(cache.getAndPut(1, "b")).isNull();
        String set = cache.invoke(1, (entry, arguments) -> {
            entry.setValue("c");
            return entry.getValue();
        });
        assertThat(set).isEqualTo("c");
        assertThat(cache.iterator().hasNext()).isFalse();
        cache.removeAll();
        cache.clear();
    }

    @Test
    void store_ofACacheOfItsOwn_isUsed() throws Exception {
        LarderCacheManager manager = managerWith("larder.caches.off.store=none:", "larder.caches.on.expiry=eternal");
        Cache<Integer, String> off = manager.getCache("off");
        Cache<Integer, String> on = manager.getCache("on");

        off.put(1, "v");
        on.put(1, "v");
        assertThat(off.containsKey(1)).isFalse();
        assertThat(on.containsKey(1)).isTrue();

        Cache<Integer, String> byCode = manager.createCache(
                "code", LarderConfiguration.of(Integer.class, String.class).store(URI.create("none:/")));
        byCode.put(1, "v");
        assertThat(byCode.containsKey(1)).isFalse();
    }

    @Test
    void classpathFile_isFoundByTheManagersClassLoader() throws Exception {
        Files.writeString(folder.resolve("shop.properties"), "larder.caches.carts.max-entries=3");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            LarderCacheManager manager =
                    scene.provider.getCacheManager(URI.create("classpath:shop.properties"), loader);
            assertBounded(manager.getCache("carts"), 3);
        }
    }

    @Test
    void fileInAJar_isRead() throws Exception {
        Path jar = folder.resolve("shop.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry("conf/shop.properties"));
            entries.write("larder.caches.carts.max-entries=3\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            entries.closeEntry();
        }
        LarderCacheManager manager = managerAt("jar:" + jar.toUri() + "!/conf/shop.properties");

        assertBounded(manager.getCache("carts"), 3);
    }

    @Test
    void larderUri_asASystemProperty_isTheDefault() {
        System.setProperty("larder.uri", "local:?max-entries=4");
        try (CachingProvider provider = new LarderCachingProvider()) {
            assertThat(provider.getDefaultURI()).isEqualTo(URI.create("local:?max-entries=4"));
            assertThat(provider.getCacheManager().getURI()).isEqualTo(provider.getDefaultURI());
            assertBounded(provider.getCacheManager().createCache("c", Scene.plain()), 4);
        } finally {
            System.clearProperty("larder.uri");
        }
    }

    /** Loads a value that tells of the key. */
    public static final class Telling implements CacheLoader<Object, Object> {
        @Override
        public Object load(Object key) {
            return "loaded " + key;
        }

        @Override
        public Map<Object, Object> loadAll(Iterable<?> keys) {
            return Map.of();
        }
    }

    /** Writes down what it is told. */
    public static final class Noting implements CacheWriter<Object, Object>, CacheEntryCreatedListener<Object, Object> {
        static final ConcurrentLinkedQueue<String> NOTES = new ConcurrentLinkedQueue<>();

        @Override
        public void write(Cache.Entry<?, ?> entry) {
            NOTES.add("written " + entry.getKey());
        }

        @Override
        public void writeAll(Collection<Cache.Entry<?, ?>> entries) {
            entries.forEach(this::write);
        }

        @Override
        public void delete(Object key) {
            NOTES.add("deleted " + key);
        }

        @Override
        public void deleteAll(Collection<?> keys) {
            keys.forEach(this::delete);
        }

        @Override
        public void onCreated(Iterable<CacheEntryEvent<?, ?>> events) {
            events.forEach(event -> NOTES.add("heard " + event.getKey()));
        }
    }

    @Test
    void customizations_namedInAFile_areUsed() throws Exception {
        Noting.NOTES.clear();
        LarderCacheManager manager = managerWith(
                "larder.caches.c.key-type=java.lang.Integer",
                "larder.caches.c.value-type=java.lang.String",
                "larder.caches.c.loader=" + Telling.class.getName(),
                "larder.caches.c.read-through=true",
                "larder.caches.c.writer=" + Noting.class.getName(),
                "larder.caches.c.write-through=true",
                "larder.caches.c.listeners=" + Noting.class.getName(),
                "larder.caches.c.listeners-synchronous=true",
                "larder.caches.c.statistics=true",
                "larder.caches.c.management=true");
        LarderCache<Integer, String> cache = manager.getCache("c", Integer.class, String.class);

        assertThat(cache.get(1)).isEqualTo("loaded 1");
        cache.put(2, "v");
        cache.remove(2);

        assertThat(Noting.NOTES).containsExactly("heard 1", "written 2", "heard 2", "deleted 2");
        assertThat(Beans.statistics(cache).getCacheMisses()).isEqualTo(1);
        assertThat(Beans.configuration(cache).isWriteThrough()).isTrue();
    }

    @Test
    void settings_fillWhatCodeLeavesOpenAndNothingElse() throws Exception {
        LarderCacheManager manager = managerWith("larder.expiry=created:1h", "larder.statistics=true");
        LarderCache<Integer, String> open = manager.createCache("open", Scene.plain());
        LarderCache<Integer, String> said = manager.createCache(
                "said", LarderConfiguration.of(Integer.class, String.class).expireAfterTouch(Duration.ofMillis(30)));

        assertThat(Scene.configurationOf(open).isStatisticsEnabled()).isTrue();
        open.put(1, "v");
        said.put(1, "v");
        Scene.until(() -> !said.containsKey(1));
        assertThat(open.containsKey(1)).isTrue();
    }

    @Test
    void mistakes_inAFile_areAllTold() {
        assertThatThrownBy(
                        () -> managerWith("larder.max-entrees=5", "larder.expiry=sometimes", "larder.lock-timeout=0ms"))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("max-entrees")
                .hasMessageContaining("max-entries")
                .hasMessageContaining("sometimes")
                .hasMessageContaining("lock-timeout");
        assertThatThrownBy(() -> managerAt("nowhere:/")).isInstanceOf(CacheException.class);
    }
}
