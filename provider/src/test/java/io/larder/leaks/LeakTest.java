// SPDX-License-Identifier: Apache-2.0
package io.larder.leaks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import io.larder.testing.Await;
import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.cache.spi.CachingProvider;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a thousand applications have come and gone there is no thread, no MBean and no class loader of theirs. */
final class LeakTest {

    private static final int CYCLES = 1_000;
    private static final int REMOTE_CYCLES = 60;

    /** Classes are loaded anew by every so manieth application; loading them takes longer than all the rest. */
    private static final int APPLICATIONS_A_LOADER = 20;

    private static final long MOMENT_MILLIS = 2_000;

    private static final String APPLICATION = "io.larder.leaks.application.";

    @TempDir
    private Path directory;

    /** Loads the application's classes itself and everything else as the test does. */
    private static final class ApplicationLoader extends URLClassLoader {

        ApplicationLoader(URL classes) {
            super(new URL[] {classes}, LeakTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(APPLICATION)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    private URI file(URI store) throws IOException {
        Path file = directory.resolve("caches.properties");
        Files.writeString(file, """
                larder.uri=%2$s
                larder.caches.declared.key-type=java.lang.String
                larder.caches.declared.value-type=%1$sItem
                larder.caches.declared.loader=%1$sPlugin
                larder.caches.declared.writer=%1$sPlugin
                larder.caches.declared.listeners=%1$sPlugin
                larder.caches.declared.read-through=true
                larder.caches.declared.write-through=true
                larder.caches.declared.statistics=true
                larder.caches.declared.management=true
                larder.caches.declared.expiry=accessed:30m
                """.formatted(APPLICATION, store));
        return file.toUri();
    }

    /** Gives no strong reference to what it loaded. */
    private static WeakReference<ClassLoader> run(CachingProvider provider, URI file, int times) throws Exception {
        URL classes = LeakTest.class.getProtectionDomain().getCodeSource().getLocation();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (ApplicationLoader loader = new ApplicationLoader(classes)) {
            thread.setContextClassLoader(loader);
            for (int i = 0; i < times; i++) {
                @SuppressWarnings("unchecked")
                BiConsumer<CachingProvider, URI> application =
                        (BiConsumer<CachingProvider, URI>) loader.loadClass(APPLICATION + "Application")
                                .getConstructor()
                                .newInstance();
                assertThat(application.getClass().getClassLoader()).isSameAs(loader);
                application.accept(provider, file);
            }
            return new WeakReference<>(loader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("larder")
                        || thread.getName().startsWith("Xmemcached"))
                .toList();
    }

    /**
     * A pool has ended a moment before its last thread has; one that was forgotten would stay for its ten idle seconds.
     * Keeps none of them: a thread that has ended knows a class loader still.
     */
    private static void assertOthersAreEnding(Collection<Thread> known) throws InterruptedException {
        for (Thread thread : ourThreads()) {
            if (!known.contains(thread)) {
                thread.join(MOMENT_MILLIS);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static Set<ObjectName> beans() throws Exception {
        Set<ObjectName> beans = new HashSet<>();
        for (String domain : List.of("javax.cache", "io.larder")) {
            beans.addAll(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName(domain + ":*"), null));
        }
        return beans;
    }

    private void assertNothingIsLeft(URI store, int cycles) throws Exception {
        List<Thread> threadsBefore = ourThreads();
        Set<ObjectName> beansBefore = beans();
        CachingProvider provider = new LarderCachingProvider();
        URI file = file(store);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < cycles; i += APPLICATIONS_A_LOADER) {
            loaders.add(run(provider, file, APPLICATIONS_A_LOADER));
        }

        assertOthersAreEnding(threadsBefore);
        assertThat(beans()).isEqualTo(beansBefore);
        Await.until("the class loaders of all applications are collected", () -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.refersTo(null));
        });
        provider.close();
    }

    @Test
    void applications_thatCameAndWent_leaveNothing() throws Exception {
        assertNothingIsLeft(URI.create("local:/?max-weight=1000&weigher=" + APPLICATION + "Plugin"), CYCLES);
    }

    @Test
    void applications_thatUsedARedis_leaveNothingAndNoConnection() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            assertNothingIsLeftAt(redis, redis.uri());
        }
    }

    @Test
    void applications_thatHadNearTiersFilledBeforehand_leaveNothingAndNoConnection() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            assertNothingIsLeftAt(redis, URI.create("tiered+" + redis.uri() + "?near.warm-start=true"));
        }
    }

    private void assertNothingIsLeftAt(RedisServer redis, URI store) throws Exception {
        assertNothingIsLeft(store, REMOTE_CYCLES);
        Await.until(
                "the end of all connections but the one that asks",
                () -> String.valueOf(redis.command("CLIENT", "LIST")).lines().count() == 1);
    }

    @Test
    void applications_thatUsedMemcachedServers_leaveNothingAndNoConnection() throws Exception {
        try (MemcachedServer one = MemcachedServer.start();
                MemcachedServer two = MemcachedServer.start()) {
            long withoutApplications = connections(one);
            assertNothingIsLeft(MemcachedServer.uri(one, two), REMOTE_CYCLES);
            Await.until(
                    "the end of all connections but the one that asks",
                    () -> connections(one) == withoutApplications && connections(two) == withoutApplications);
        }
    }

    private static long connections(MemcachedServer server) {
        return Long.parseLong(requireNonNull(server.stats().get("curr_connections")));
    }
}
