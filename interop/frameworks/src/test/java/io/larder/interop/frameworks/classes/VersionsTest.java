// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.classes;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.interop.frameworks.Where;
import io.larder.testing.servers.SharedServers;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's table of changes to classes: two versions of an application, in two class loaders, share a cache. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionsTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final String MISS = "a miss";
    private static final String EMPTY = "empty";
    private static final List<Change> CHANGES = Change.all();

    private URLClassLoader before;
    private URLClassLoader after;

    @BeforeAll
    void compile(@TempDir Path folder) throws IOException {
        before = load(folder.resolve("before"), Change::before);
        after = load(folder.resolve("after"), Change::after);
    }

    @AfterAll
    void close() throws IOException {
        before.close();
        after.close();
    }

    private URLClassLoader load(Path folder, Function<Change, String> source) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (int i = 0; i < CHANGES.size(); i++) {
            sources.put("Change" + i + ".java", "package shop.change" + i + "; " + source.apply(CHANGES.get(i)));
        }
        return Sources.load(Sources.compile(Files.createDirectory(folder), sources));
    }

    private static Object sample(ClassLoader loader, int change) throws ReflectiveOperationException {
        for (String name : List.of("Thing", "Moved")) {
            try {
                Method sample =
                        loader.loadClass("shop.change" + change + "." + name).getDeclaredMethod("sample");
                sample.setAccessible(true);
                return sample.invoke(null);
            } catch (ClassNotFoundException other) {
                // then it has the other name
            }
        }
        throw new ClassNotFoundException("no class to take a sample of, in change " + change);
    }

    private static Cache<String, Object> open(URI uri, ClassLoader loader) {
        CacheManager manager =
                Caching.getCachingProvider("io.larder.LarderCachingProvider").getCacheManager(uri, loader);
        return manager.createCache("versions", new MutableConfiguration<>());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** What one version reads of all that the other one has written: the same in whatever way it asks. */
    private static List<@Nullable String> read(Cache<String, Object> cache, String who) {
        List<@Nullable String> read = new ArrayList<>();
        Map<String, String> iterated = new TreeMap<>();
        for (Cache.Entry<String, Object> entry : cache) {
            iterated.put(entry.getKey(), entry.getValue().toString());
        }
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < CHANGES.size(); i++) {
            String key = who + i;
            keys.add(key);
            read.add(text(cache.get(key)));
            assertThat(iterated.get(key))
                    .as("iterated: %s", CHANGES.get(i).name())
                    .isEqualTo(read.get(i));
        }
        Map<String, Object> all = cache.getAll(keys);
        for (int i = 0; i < CHANGES.size(); i++) {
            assertThat(text(all.get(who + i))).isEqualTo(read.get(i));
        }
        return read;
    }

    @ParameterizedTest
    @CsvSource({"REDIS,kryo", "MEMCACHED,kryo", "TIERED_REDIS,kryo", "REDIS,java", "MEMCACHED,java", "TIERED_REDIS,java"
    })
    void versionsOfClasses_inTwoLoaders_readOfEachOtherWhatThePageSays(Where where, String codec) throws Exception {
        URI uri = URI.create(where.fresh(SERVERS) + "&codec=" + codec + "&serialization.allow=shop.**");
        Cache<String, Object> older = open(uri, before);
        Cache<String, Object> newer = open(uri, after);
        try {
            for (int i = 0; i < CHANGES.size(); i++) {
                older.put("old" + i, sample(before, i));
                newer.put("new" + i, sample(after, i));
            }
            List<@Nullable String> newOfOld = read(newer, "old");
            List<@Nullable String> oldOfNew = read(older, "new");
            Map<String, List<String>> rows = Page.table("versions");
            for (int i = 0; i < CHANGES.size(); i++) {
                String change = CHANGES.get(i).name();
                List<String> cells = rows.getOrDefault(change, List.of("no row", "no row", "no row"));
                String[] java = cells.get(2).equals("the same")
                        ? new String[0]
                        : cells.get(2).split(" / ");
                boolean same = codec.equals("kryo") || java.length == 0;
                assertCell(change, same ? cells.get(0) : java[0], newOfOld.get(i));
                assertCell(change, same ? cells.get(1) : java[java.length - 1], oldOfNew.get(i));
            }
        } finally {
            older.getCacheManager().close();
            newer.getCacheManager().close();
        }
    }

    /** The samples are such that what is empty shows as null, and all else as it was. */
    private static void assertCell(String change, String cell, @Nullable String read) {
        if (cell.equals(MISS)) {
            assertThat(read).as(change).isNull();
        } else if (cell.contains(EMPTY)) {
            assertThat(read).as(change).contains("null").containsAnyOf("a", "b");
        } else {
            assertThat(cell).as(change).startsWith("the value");
            assertThat(read).as(change).isNotNull().doesNotContain("null").containsAnyOf("a", "B", "1,2");
        }
    }

    @Test
    void page_changesInTheTable_areThoseTested() {
        assertThat(Page.table("versions"))
                .containsOnlyKeys(CHANGES.stream().map(Change::name).toList());
    }
}
