// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.classes;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.interop.frameworks.Where;
import io.larder.multijvm.Journal;
import io.larder.multijvm.Jvm;
import io.larder.multijvm.JvmOptions;
import io.larder.multijvm.SharedCache;
import io.larder.multijvm.Work;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Two applications, each in a JVM and on a class path of its own, share caches: the shop has items and drafts, the
 * warehouse has items alone and a later version of the library whose prices they bear.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassPathsTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String ITEM = """
            package shop;
            public record Item(String name, library.Price price) {
                public static Item of(String name) { return new Item(name, library.Price.of(3)); }
            }
            """;
    private static final String DRAFT = """
            package shop;
            public record Draft(String text) {
                public static Draft of(String text) { return new Draft(text); }
            }
            """;
    private static final String OLD_PRICE = """
            package library;
            public record Price(int amount) { public static Price of(int amount) { return new Price(amount); } }
            """;
    private static final String PRICE = """
            package library;
            public record Price(int amount, String currency) {
                public static Price of(int amount) { return new Price(amount, "SEK"); }
            }
            """;

    private Jvm shop;
    private Jvm warehouse;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path shopClasses = Sources.compile(
                Files.createDirectory(folder.resolve("shop")),
                Map.of("Item.java", ITEM, "Draft.java", DRAFT, "Price.java", OLD_PRICE));
        Path warehouseClasses = Sources.compile(
                Files.createDirectory(folder.resolve("warehouse")), Map.of("Item.java", ITEM, "Price.java", PRICE));
        Journal journal = new Journal();
        shop = Jvm.start("shop", JvmOptions.defaults().classes(shopClasses), journal);
        warehouse = Jvm.start("warehouse", JvmOptions.defaults().classes(warehouseClasses), journal);
    }

    @AfterAll
    void end() {
        shop.close();
        warehouse.close();
    }

    private static <R> R run(Jvm jvm, Work<R> work) throws InterruptedException {
        return jvm.begin(work).result(PATIENCE);
    }

    private static SharedCache stock(Where where) {
        URI uri = URI.create(where.fresh(SERVERS) + "&serialization.allow=shop.**,library.**");
        return new SharedCache(uri, "stock");
    }

    private static Object make(String type, String text) {
        try {
            return Class.forName("shop." + type).getMethod("of", String.class).invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not of this application: " + type, e);
        }
    }

    private static Work<Integer> put(SharedCache stock, String key, String type, String text) {
        return place -> {
            stock.open().put(key, make(type, text));
            return 0;
        };
    }

    private static Work<String> get(SharedCache stock, String key) {
        return place -> String.valueOf(stock.open().get(key));
    }

    private static Work<TreeMap<String, String>> iterate(SharedCache stock) {
        return place -> {
            TreeMap<String, String> all = new TreeMap<>();
            for (Cache.Entry<String, Object> entry : stock.open()) {
                all.put(entry.getKey(), entry.getValue().toString());
            }
            return all;
        };
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void values_ofClassesThatBothHave_goBothWays(Where where) throws Exception {
        SharedCache stock = stock(where);
        run(shop, put(stock, "tea", "Item", "tea"));
        run(warehouse, put(stock, "coffee", "Item", "coffee"));

        assertThat(run(warehouse, get(stock, "tea"))).isEqualTo("Item[name=tea, price=Price[amount=3, currency=null]]");
        assertThat(run(shop, get(stock, "coffee"))).isEqualTo("Item[name=coffee, price=Price[amount=3]]");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void mixedCache_whereAClassIsMissing_isReadAndWalkedWithoutIt(Where where) throws Exception {
        SharedCache stock = stock(where);
        run(shop, put(stock, "tea", "Item", "tea"));
        run(shop, put(stock, "plan", "Draft", "plan"));
        run(warehouse, put(stock, "coffee", "Item", "coffee"));

        assertThat(run(shop, iterate(stock))).containsOnlyKeys("coffee", "plan", "tea");
        assertThat(run(warehouse, iterate(stock))).containsOnlyKeys("coffee", "tea");
        TreeSet<String> all = run(
                warehouse,
                place -> new TreeSet<>(
                        stock.open().getAll(Set.of("coffee", "plan", "tea")).keySet()));
        assertThat(all).containsExactly("coffee", "tea");
        assertThat(run(shop, get(stock, "plan")))
                .as("what others can not read stays")
                .isEqualTo("Draft[text=plan]");
    }

    /** Such as the warehouse does not have, or has with other fields, so that no key of its own is equal. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void keys_ofClassesThatDiffer_areSkippedAndGoWithAClear(Where where) throws Exception {
        SharedCache stock = stock(where);
        Work<TreeSet<String>> values = place -> {
            TreeSet<String> found = new TreeSet<>();
            byAnything(stock).forEach(entry -> found.add(entry.getValue().toString()));
            return found;
        };
        run(shop, place -> {
            byAnything(stock).putAll(Map.of(make("Draft", "plan"), "draft", make("Item", "tea"), "item", "t", "text"));
            return 0;
        });
        assertThat(run(shop, values)).containsExactly("draft", "item", "text");
        assertThat(run(warehouse, values)).containsExactly("text");
        run(warehouse, place -> {
            byAnything(stock).clear();
            return 0;
        });
        run(shop, place -> {
            Await.until("the shop hears of it", () -> byAnything(stock).get(make("Draft", "plan")) == null);
            return 0;
        });
    }

    private static Cache<Object, Object> byAnything(SharedCache stock) {
        Cache<Object, Object> present = stock.manager().getCache("anything", Object.class, Object.class);
        return present == null ? stock.manager().createCache("anything", new MutableConfiguration<>()) : present;
    }

    /** The same entries without a near tier, which would be told of a change a moment later. */
    private static SharedCache far(SharedCache stock) {
        return new SharedCache(URI.create(stock.uri().toString().replaceFirst("^tiered\\+", "")), stock.name());
    }

    /** What the warehouse gets for an answer, and what the shop finds afterwards under a key that it had a draft under. */
    private String attempt(SharedCache stock, Attempt attempt) throws InterruptedException {
        String key = attempt.name();
        run(shop, put(stock, key, "Draft", "mine"));
        String answer = run(warehouse, place -> attempt.perform(stock.open(), key));
        String left = run(shop, get(far(stock), key));
        String found = switch (left) {
            case "Draft[text=mine]" -> "its draft";
            case "null" -> "nothing";
            default -> "the new value";
        };
        return answer.isEmpty() ? found : "`" + answer + "`; " + found;
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void operations_overAnEntryThatCanNotBeRead_doWhatThePageSays(Where where) throws Exception {
        SharedCache stock = stock(where);
        Map<String, String> said = new TreeMap<>();
        Page.table("unreadable").forEach((call, cells) -> said.put(call, cells.get(where == Where.MEMCACHED ? 1 : 0)));
        Map<String, String> found = new TreeMap<>();
        for (Attempt attempt : Attempt.values()) {
            found.put("`" + attempt.call() + "`", attempt(stock, attempt));
        }
        assertThat(found).isEqualTo(said);
    }

    @Test
    void page_operationsInTheTable_areThoseTested() {
        List<String> calls = new ArrayList<>();
        for (Attempt attempt : Attempt.values()) {
            calls.add("`" + attempt.call() + "`");
        }
        assertThat(Page.table("unreadable")).containsOnlyKeys(calls);
    }
}
