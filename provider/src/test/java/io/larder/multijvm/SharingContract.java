// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The entries belong to the server: all JVMs see the same, whoever comes and goes, and only what is theirs. */
public interface SharingContract extends MultiJvmFixture {

    /** How soon everybody must see a clear. */
    Duration SOON = Duration.ofSeconds(1);

    private void put(Jvm jvm, SharedCache shared, String key, String value) throws InterruptedException {
        jvm.run(place -> {
            shared.<String>open().put(key, value);
            return 0;
        });
    }

    private @Nullable String get(Jvm jvm, SharedCache shared, String key) throws InterruptedException {
        return jvm.<@Nullable String>run(place -> shared.<String>open().get(key));
    }

    private void destroy(Jvm jvm, SharedCache shared) throws InterruptedException {
        jvm.run(place -> {
            shared.manager().destroyCache(shared.name());
            return 0;
        });
    }

    private SharedCache seenByTwo() throws InterruptedException {
        SharedCache shared = cache("sharing");
        jvms().get(0).run(place -> {
            Map<String, String> entries = new HashMap<>();
            IntStream.range(0, 50).forEach(i -> entries.put("k" + i, "value"));
            shared.<String>open().putAll(entries);
            return 0;
        });
        assertThat(get(jvms().get(1), shared, "k0")).isEqualTo("value");
        return shared;
    }

    /** How long it takes until the JVM sees none of the entries. */
    private Duration untilGone(Jvm jvm, SharedCache shared) throws InterruptedException {
        return jvm.run(place -> {
            Cache<String, String> cache = shared.open();
            long begun = System.nanoTime();
            Await.until(
                    "the end of all entries",
                    () -> IntStream.range(0, 50)
                            .noneMatch(i -> cache.containsKey("k" + i) || cache.get("k" + i) != null));
            return Duration.ofNanos(System.nanoTime() - begun);
        });
    }

    @Test
    default void clear_inOneJvm_isSeenByTheOtherSoon() throws Exception {
        SharedCache shared = seenByTwo();
        jvms().get(0).run(place -> {
            shared.open().clear();
            return 0;
        });
        assertThat(untilGone(jvms().get(1), shared)).isLessThan(SOON);
        put(jvms().get(1), shared, "k", "after");
        assertThat(get(jvms().get(0), shared, "k")).isEqualTo("after");
    }

    /** A JVM hears of a clear elsewhere within milliseconds, not before the other one's call returns. */
    @Test
    default void put_afterAnotherJvmsClearIsSeen_isNotLost() throws Exception {
        SharedCache shared = seenByTwo();
        put(jvms().get(0), shared, "k", "before");
        for (int i = 0; i < 20; i++) {
            jvms().get(i % 2).run(place -> {
                shared.open().clear();
                return 0;
            });
            jvms().get(1 - i % 2).run(place -> {
                Await.until("the clear is seen", () -> shared.open().get("k") == null);
                return 0;
            });
            put(jvms().get(1 - i % 2), shared, "k", "after " + i);
            assertThat(get(jvms().get(i % 2), shared, "k")).isEqualTo("after " + i);
        }
    }

    @Test
    default void destroyCache_inOneJvm_leavesTheOtherAnEmptyCacheThatWorks() throws Exception {
        SharedCache shared = seenByTwo();
        destroy(jvms().get(0), shared);
        assertThat(untilGone(jvms().get(1), shared)).isLessThan(SOON);
        put(jvms().get(1), shared, "k", "after");
        assertThat(get(jvms().get(1), shared, "k")).isEqualTo("after");
        assertThat(get(jvms().get(0), shared, "k")).as("created again").isEqualTo("after");
    }

    @Test
    default void entries_areSeenByAJvmThatJoins() throws Exception {
        SharedCache shared = seenByTwo();
        try (Jvm late = jvms().more("late", JvmOptions.defaults())) {
            assertThat(get(late, shared, "k0")).isEqualTo("value");
            put(late, shared, "k0", "changed");
        }
        assertThat(get(jvms().get(0), shared, "k0")).isEqualTo("changed");
    }

    @Test
    default void entries_outliveAllJvmsAndTheirManagers() throws Exception {
        SharedCache shared = cache("sharing");
        try (Jvm first = jvms().more("first", JvmOptions.defaults())) {
            put(first, shared, "k", "value");
            first.run(place -> {
                shared.manager().getCachingProvider().close();
                return 0;
            });
        }
        try (Jvm second = jvms().more("second", JvmOptions.defaults())) {
            assertThat(get(second, shared, "k")).isEqualTo("value");
        }
    }

    @Test
    default void managers_ofOneUriInOneJvm_shareTheEntries() throws Exception {
        SharedCache shared = cache("sharing");
        List<String> seen = jvms().get(0).run(place -> {
            Cache<String, String> first = shared.open();
            try (URLClassLoader loader = new URLClassLoader(new URL[0], SharedCache.class.getClassLoader());
                    CacheManager other = shared.manager(loader)) {
                Cache<String, String> second = shared.open(other, new MutableConfiguration<>());
                assertThat(second).isNotSameAs(first);
                first.put("a", "of the first");
                second.put("b", "of the second");
                first.putIfAbsent("b", "of the first");
                return List.of(second.get("a"), first.get("b"));
            }
        });
        assertThat(seen).containsExactly("of the first", "of the second");
        assertThat(get(jvms().get(0), shared, "b"))
                .as("after one of them was closed")
                .isEqualTo("of the second");
    }

    @Test
    default void caches_ofOtherPrefixes_shareNothing() throws Exception {
        SharedCache plain = cache("sharing");
        SharedCache longer = plain.with("prefix", "larder:" + plain.name());
        SharedCache inner = new SharedCache(plain.uri(), "larder:" + plain.name() + ":" + plain.name());
        List<SharedCache> all = List.of(plain, plain.with("prefix", "p"), longer, inner);
        for (SharedCache shared : all) {
            assertThat(get(jvms().get(0), shared, "k")).isNull();
            put(jvms().get(0), shared, "k", shared.toString());
        }
        for (SharedCache shared : all) {
            assertThat(get(jvms().get(1), shared, "k")).isEqualTo(shared.toString());
        }
        destroy(jvms().get(1), plain);
        for (SharedCache shared : all.subList(1, all.size())) {
            assertThat(get(jvms().get(0), shared, "k")).isEqualTo(shared.toString());
        }
        assertThat(get(jvms().get(0), plain, "k")).isNull();
    }
}
