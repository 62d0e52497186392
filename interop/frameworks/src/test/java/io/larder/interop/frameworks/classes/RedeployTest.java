// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.classes;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.interop.frameworks.Where;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application is deployed anew in a JVM that goes on: a new class loader, the same URI, old bytes in the store. */
class RedeployTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    /** No record: JDK 17 itself holds on to the last one whose {@code equals} was made (JDK-8078641). */
    private static final String ID = """
            package shop;
            public final class Id {
                private final String country;
                private final int number;
                public Id(String country, int number) { this.country = country; this.number = number; }
                @Override public boolean equals(Object other) {
                    return other instanceof Id id && country.equals(id.country) && number == id.number;
                }
                @Override public int hashCode() { return country.hashCode() + number; }
            }
            """;

    @TempDir
    Path folder;

    /** An application as the container sees it. Larder and the test are outside. */
    private record Application(URLClassLoader loader, URI uri) implements AutoCloseable {

        Cache<Object, Object> open() throws ReflectiveOperationException {
            MutableConfiguration<Object, Object> types = new MutableConfiguration<>();
            types.setTypes(type("Id"), type("Order"));
            return provider().getCacheManager(uri, loader).createCache("orders", types);
        }

        @SuppressWarnings("unchecked") // every class is one of Object
        private Class<Object> type(String name) throws ClassNotFoundException {
            return (Class<Object>) loader.loadClass("shop." + name);
        }

        private Object make(String name, Object... arguments) throws ReflectiveOperationException {
            Constructor<?> constructor = type(name).getConstructors()[0];
            return constructor.newInstance(arguments);
        }

        Object id() throws ReflectiveOperationException {
            return make("Id", "se", 7);
        }

        Object order(String what) throws ReflectiveOperationException {
            return make("Order", what);
        }

        /** As a container undeploys it. */
        @Override
        public void close() throws IOException {
            provider().close(loader);
            loader.close();
        }
    }

    private static CachingProvider provider() {
        return Caching.getCachingProvider("io.larder.LarderCachingProvider");
    }

    private Path classes(String version, String field) throws IOException {
        String order = """
                package shop;
                public final class Order {
                    private final String what;
                    %s
                    public Order(String what) { this.what = what; }
                    @Override public String toString() { return "%s " + what; }
                }
                """.formatted(field, version);
        return Sources.compile(
                Files.createDirectory(folder.resolve(version)), Map.of("Id.java", ID, "Order.java", order));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Keeps no strong reference to anything of the application. */
    private static WeakReference<ClassLoader> runAndUndeploy(Path classes, URI uri) throws Exception {
        try (Application application = new Application(Sources.load(classes), uri)) {
            Cache<Object, Object> cache = application.open();
            cache.put(application.id(), application.order("tea"));
            assertThat(cache.get(application.id())).hasToString("first tea");
            return new WeakReference<>(application.loader());
        }
    }

    private static void assertCollected(WeakReference<ClassLoader> loader) {
        Await.until("the class loader of the application that is gone is collected", () -> {
            System.gc();
            return loader.refersTo(null);
        });
    }

    @ParameterizedTest
    @EnumSource
    void application_deployedAnew_readsWhatTheOldOneWroteWithItsOwnClasses(Where where) throws Exception {
        URI uri = where.fresh(SERVERS);
        Path second = classes("second", "private int pieces;");
        WeakReference<ClassLoader> old = runAndUndeploy(classes("first", ""), uri);
        try (Application application = new Application(Sources.load(second), uri)) {
            Cache<Object, Object> cache = application.open();
            Object found = cache.get(application.id());

            assertThat(text(found)).isEqualTo(where == Where.LOCAL ? null : "second tea");
            assertCollected(old);
            cache.put(application.id(), application.order("coffee"));
            assertThat(cache.get(application.id())).hasToString("second coffee");
        }
    }

    /** Both serve for a while; then the old one goes. */
    private WeakReference<ClassLoader> overlap(Application newer, Cache<Object, Object> cache) throws Exception {
        try (Application older = new Application(Sources.load(classes("first", "")), newer.uri())) {
            Cache<Object, Object> olderCache = older.open();
            boolean shared = !newer.uri().getScheme().equals("local");
            olderCache.put(older.id(), older.order("tea"));
            assertThat(text(cache.get(newer.id()))).isEqualTo(shared ? "second tea" : null);
            assertThat(olderCache.get(older.id())).hasToString("first tea");

            cache.put(newer.id(), newer.order("coffee"));
            assertThat(cache.get(newer.id())).hasToString("second coffee");
            Await.until(
                    "the old application sees the change",
                    () -> String.valueOf(olderCache.get(id(older))).equals(shared ? "first coffee" : "first tea"));
            return new WeakReference<>(older.loader());
        }
    }

    private static Object id(Application application) {
        try {
            return application.id();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The application has no keys", e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void application_deployedBeforeTheOldOneIsGone_sharesWithItAndOutlivesIt(Where where) throws Exception {
        try (Application newer =
                new Application(Sources.load(classes("second", "private int pieces;")), where.fresh(SERVERS))) {
            Cache<Object, Object> cache = newer.open();
            WeakReference<ClassLoader> old = overlap(newer, cache);

            assertThat(cache.get(newer.id())).hasToString("second coffee");
            assertCollected(old);
        }
    }
}
