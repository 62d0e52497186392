// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JSR-107 gives and takes nulls; its interfaces are older than nullness
@Timeout(60)
class ManagersTest {

    @RegisterExtension
    final Scene scene = new Scene();

    @TempDir
    Path folder;

    private URI file(String name, String... lines) throws Exception {
        return Files.writeString(folder.resolve(name), String.join("\n", lines)).toUri();
    }

    @Test
    void provider_isFoundByJavaxCache() {
        CachingProvider found = Caching.getCachingProvider(LarderCachingProvider.class.getName());
        assertThat(found).isInstanceOf(LarderCachingProvider.class);
        found.close();
    }

    @Test
    void manager_isFoundAgainUnderTheUriItWasAskedForAndUnderTheOneItShows() {
        URI asked = URI.create("local:?max-entries=10");
        LarderCacheManager manager = scene.provider.getCacheManager(asked, null);

        assertThat(scene.provider.getCacheManager(asked, null)).isSameAs(manager);
        assertThat(scene.provider.getCacheManager(manager.getURI(), null)).isSameAs(manager);
        assertThat(scene.provider.getCacheManager(scene.provider.getDefaultURI(), null))
                .isSameAs(scene.manager())
                .isNotSameAs(manager);
        manager.close();
        assertThat(scene.provider.getCacheManager(asked, null)).isNotSameAs(manager);
    }

    @Test
    void managers_ofOneUriAndTwoClassLoaders_areTwo() throws Exception {
        try (URLClassLoader other = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
            LarderCacheManager own = scene.manager();
            LarderCacheManager others = scene.provider.getCacheManager(null, other);

            assertThat(others).isNotSameAs(own);
            assertThat(others.getURI()).isEqualTo(own.getURI());
            own.createCache("c", Scene.plain()).put(1, "own");
            assertThat((Object) others.getCache("c")).isNull();
            scene.provider.close(other);
            assertThat(others.isClosed()).isTrue();
            assertThat(own.isClosed()).isFalse();
        }
    }

    @Test
    void manager_withDeclaredCaches_askedForByManyThreadsAtOnce_isOneAndHasThem() throws Exception {
        URI file = file(
                "shop.properties",
                "larder.caches.users.key-type=java.lang.Integer",
                "larder.caches.users.value-type=java.lang.String",
                "larder.caches.carts.expiry=accessed:30s");
        Queue<LarderCacheManager> managers = new ConcurrentLinkedQueue<>();

        scene.together(8, number -> {
            LarderCacheManager manager = scene.provider.getCacheManager(file, null);
            assertThat((Object) manager.getCache("users", Integer.class, String.class))
                    .isNotNull();
            assertThat((Object) manager.getCache("carts")).isNotNull();
            managers.add(manager);
        });

        assertThat(managers).hasSize(8).allMatch(manager -> manager == managers.peek());
    }

    /** Cannot be made until it may. */
    public static final class Reluctant
            implements javax.cache.configuration.Factory<javax.cache.integration.CacheLoader<?, ?>> {
        private static final long serialVersionUID = 1;
        static final AtomicInteger ASKED = new AtomicInteger();
        static volatile CountDownLatch release = new CountDownLatch(1);

        @Override
        public javax.cache.integration.CacheLoader<?, ?> create() {
            ASKED.incrementAndGet();
            Scene.await(release);
            throw new IllegalStateException("no loader");
        }
    }

    @Test
    void manager_whoseDeclaredCacheFails_isGivenToNobody() throws Exception {
        Reluctant.ASKED.set(0);
        Reluctant.release = new CountDownLatch(1);
        URI file = file(
                "bad.properties",
                "larder.caches.users.loader=" + Reluctant.class.getName(),
                "larder.caches.users.read-through=true");
        Future<?> first = scene.start(() -> scene.provider.getCacheManager(file, null));
        Scene.until(() -> Reluctant.ASKED.get() == 1);
        Future<?> second = scene.start(() -> scene.provider.getCacheManager(file, null));
        Reluctant.release.countDown();

        assertThat(Scene.failure(first)).hasMessageContaining("no loader");
        assertThat(Scene.failure(second)).hasMessageContaining("no loader");
        assertThatThrownBy(() -> scene.provider.getCacheManager(file, null)).hasMessageContaining("no loader");
    }

    @Test
    void createCache_ofOneNameInManyThreads_succeedsOnce() {
        AtomicInteger created = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();

        scene.together(8, number -> {
            try {
                scene.cache(Scene.plain().setStatisticsEnabled(true));
                created.incrementAndGet();
            } catch (CacheException taken) {
                assertThat(taken).hasMessageContaining("'scene'");
                refused.incrementAndGet();
            }
        });

        assertThat(created).hasValue(1);
        assertThat(refused).hasValue(7);
        assertThat(scene.manager().getCacheNames()).containsExactly("scene");
    }

    @Test
    void providerClose_duringCreateCache_leavesNoCacheOpen() {
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        class Policy implements java.io.Closeable, javax.cache.configuration.Factory<javax.cache.expiry.ExpiryPolicy> {
            private static final long serialVersionUID = 1;

            @Override
            public javax.cache.expiry.ExpiryPolicy create() {
                making.countDown();
                Scene.await(release);
                return new EternalExpiryPolicy();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        }
        LarderCacheManager manager = scene.manager();
        Future<?> creating = scene.start(() -> manager.createCache(
                "c", Scene.plain().setStatisticsEnabled(true).setExpiryPolicyFactory(new Policy())));
        Scene.await(making);

        scene.provider.close();
        release.countDown();

        assertThat(Scene.failure(creating)).isInstanceOf(IllegalStateException.class);
        assertThat(Beans.all()).isEmpty();
        assertThatThrownBy(() -> manager.getCache("c")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void getConfiguration_isASnapshotThatKnowsLardersSettings() {
        LarderConfiguration<Integer, String> given = LarderConfiguration.of(Integer.class, String.class)
                .maximumEntries(7)
                .lockTimeout(java.time.Duration.ofSeconds(3));
        LarderCache<Integer, String> cache = scene.cache(given);

        LarderConfiguration<Integer, String> before = Scene.configurationOf(cache);
        scene.manager().enableStatistics("scene", true);
        cache.registerCacheEntryListener(new Witness<Integer, String>().asynchronous());
        LarderConfiguration<Integer, String> after = Scene.configurationOf(cache);

        assertThat(before.settings()).isEqualTo(given.settings());
        assertThat(before.isStatisticsEnabled()).isFalse();
        assertThat(before.getCacheEntryListenerConfigurations()).isEmpty();
        assertThat(after.isStatisticsEnabled()).isTrue();
        assertThat(after.getCacheEntryListenerConfigurations()).hasSize(1);
        assertOtherForms(cache);
    }

    @SuppressWarnings("unchecked")
    private static void assertOtherForms(LarderCache<Integer, String> cache) {
        Configuration<Integer, String> basic = cache.getConfiguration(Configuration.class);
        CompleteConfiguration<Integer, String> complete = cache.getConfiguration(CompleteConfiguration.class);
        MutableConfiguration<Integer, String> mutable = cache.getConfiguration(MutableConfiguration.class);
        assertThat(basic.getKeyType()).isEqualTo(Integer.class);
        assertThat(complete.isStatisticsEnabled()).isTrue();
        mutable.setStatisticsEnabled(false);
        assertThat(Scene.configurationOf(cache).isStatisticsEnabled()).isTrue();
        class Unknown extends MutableConfiguration<Integer, String> {
            private static final long serialVersionUID = 1;
        }
        assertThatThrownBy(() -> cache.getConfiguration(Unknown.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void configurationGivenToCreateCache_changedAfterwards_changesNothing() {
        MutableConfiguration<Integer, String> given = Scene.plain();
        LarderCache<Integer, String> cache = scene.cache(given);

        given.setStatisticsEnabled(true).setManagementEnabled(true);

        assertThat(Scene.configurationOf(cache).isStatisticsEnabled()).isFalse();
    }

    @Test
    void unwrap_givesWhatTheObjectIs() {
        LarderCache<Integer, String> cache = scene.cache(Scene.plain());
        cache.put(1, "a");

        assertThat((Object) cache.unwrap(Cache.class)).isSameAs(cache);
        assertThat((Object) cache.unwrap(LarderCache.class)).isSameAs(cache);
        assertThat(scene.manager().unwrap(CacheManager.class)).isSameAs(scene.manager());
        assertThat(cache.iterator().next().unwrap(Cache.Entry.class)).isNotNull();
        assertThatThrownBy(() -> cache.unwrap(Thread.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void getCache_withOtherTypes_isRefused() {
        scene.cache(Scene.plain());
        scene.manager().createCache("untyped", new MutableConfiguration<>());

        assertThatThrownBy(() -> scene.manager().getCache("scene", Long.class, String.class))
                .isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> scene.manager().getCache("scene", Integer.class, Object.class))
                .isInstanceOf(ClassCastException.class);
        assertThat((Object) scene.manager().getCache("scene")).isNotNull();
        assertThat((Object) scene.manager().getCache("untyped", Object.class, Object.class))
                .isNotNull();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void typedCache_refusesOtherTypes() {
        Cache cache = scene.cache(Scene.plain());

        assertThatThrownBy(() -> cache.put("1", "a"))
                .isInstanceOf(ClassCastException.class)
                .hasMessageContaining("'scene'")
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> cache.put(1, 2)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> cache.putAll(Map.of(1, "a", 2, 3))).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> cache.putIfAbsent(1, 2)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> cache.getAndPut(1, 2)).isInstanceOf(ClassCastException.class);
        cache.put(1, "a");
        assertThatThrownBy(() -> cache.replace(1, 2)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> cache.replace(1, "a", 2)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> cache.getAndReplace(1, 2)).isInstanceOf(ClassCastException.class);
        assertThat(cache.get("1")).isNull();
        assertThat(cache.getAll(Set.of(1, 2))).isEqualTo(Map.of(1, "a"));
    }

    @Test
    void getProperties_givesThoseOfTheFirstCall() {
        Properties properties = new Properties();
        properties.setProperty("larder.max-entries", "5");
        LarderCacheManager manager = scene.provider.getCacheManager(null, null, properties);

        assertThat(manager.getProperties()).isEqualTo(properties);
        assertThat(scene.provider.getCacheManager(null, null, new Properties())).isSameAs(manager);
        assertThat(manager.getProperties()).isEqualTo(properties);
    }
}
