// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larder.LarderConfiguration;
import io.larder.config.ConfigurationException;
import io.larder.testing.servers.MemcachedConnection;
import io.larder.testing.servers.MemcachedOptions;
import io.larder.testing.servers.MemcachedServer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CacheLoader;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page on Memcached shows, and what it says of the servers. */
class MemcachedTest {

    private static final MemcachedServer SERVER = MemcachedServer.start();

    private final int port = SERVER.port();

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
        SERVER.command("flush_all");
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void start_onePurchase_leavesElevenApplesForEveryJvm() {
        // tag::start[]
        CachingProvider provider = Caching.getCachingProvider();
        URI memcached = URI.create("memcached://localhost:" + port); // <1>
        CacheManager manager = provider.getCacheManager(memcached, null);

        Cache<String, Integer> stock = manager.createCache(
                "stock",
                new MutableConfiguration<String, Integer>()
                        .setTypes(String.class, Integer.class)
                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.FIVE_MINUTES)));

        stock.put("apples", 12);
        int left = stock.invoke("apples", (apples, arguments) -> { // <2>
            apples.setValue(apples.getValue() - 1);
            return apples.getValue();
        });
        // end::start[]
        assertThat(left).isEqualTo(11);
        // tag::start[]
        provider.close(); // <3>
        // end::start[]
        try (CacheManager another = provider.getCacheManager(memcached, null)) {
            assertThat(stock(another).get("apples")).isEqualTo(11);
        }
    }

    @Test
    void put_once_isThereForEveryJvm() {
        CachingProvider provider = Caching.getCachingProvider();
        CacheManager memcached = provider.getCacheManager(URI.create("memcached://localhost:" + port), null);
        Cache<String, String> capitals = memcached.createCache(
                "capitals", new MutableConfiguration<String, String>().setTypes(String.class, String.class));
        capitals.put("Chile", "Santiago"); // for every JVM with this server
        try (CacheManager another = provider.getCacheManager(SERVER.uri(), null)) {
            assertThat(another.createCache("capitals", LarderConfiguration.of(String.class, String.class))
                            .get("Chile"))
                    .isEqualTo("Santiago");
        }
    }

    private static Cache<String, Integer> stock(CacheManager manager) {
        return manager.createCache(
                "stock",
                new MutableConfiguration<String, Integer>()
                        .setTypes(String.class, Integer.class)
                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.FIVE_MINUTES)));
    }

    private static CacheManager manager(URI uri) {
        return Caching.getCachingProvider().getCacheManager(uri, null);
    }

    private static Cache<String, String> texts(CacheManager manager, String name) {
        return manager.createCache(name, LarderConfiguration.of(String.class, String.class));
    }

    @Test
    void file_forMemcached_declaresItsCaches() {
        System.setProperty("MEMCACHED_PORT", String.valueOf(port));
        try {
            CacheManager manager = manager(URI.create("classpath:cellar.properties"));
            Cache<String, BigDecimal> prices = manager.getCache("prices", String.class, BigDecimal.class);
            prices.put("tea", new BigDecimal("3.20"));

            assertThat(prices.get("tea")).isEqualTo("3.20");
            assertThat(SERVER.keys()).anyMatch(name -> name.startsWith("cellar:prices:"));
        } finally {
            System.clearProperty("MEMCACHED_PORT");
        }
    }

    @Test
    void uri_withLogin_letsIn() {
        try (MemcachedServer locked =
                MemcachedServer.start(MemcachedOptions.defaults().user("user", "p@ss/word"))) {
            assertThat(Pages.text("memcached.adoc")).contains("`p@ss/word` is `p%40ss%2Fword`");
            Cache<String, String> cache =
                    texts(manager(URI.create("memcached://user:p%40ss%2Fword@" + locked.address())), "locked");
            cache.put("k", "v");
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void uri_withWeights_spreadsEntriesByThem() {
        try (MemcachedServer other = MemcachedServer.start()) {
            URI uri = URI.create("memcached://" + SERVER.address() + ":1," + other.address() + ":3");
            Cache<String, String> cache = texts(manager(uri), "weighted");
            for (int i = 0; i < 2_000; i++) {
                cache.put("k" + i, "v");
            }
            long entries = entries(other, "weighted");
            assertThat(entries).as("of 2,000").isBetween(1_200L, 1_800L);
            assertThat(entries + entries(SERVER, "weighted")).isEqualTo(2_000);
        }
    }

    private static long entries(MemcachedServer server, String cache) {
        return server.keys().stream()
                .filter(name -> name.startsWith("larder:" + cache + ":"))
                .count();
    }

    @Test
    void uri_overTls_isRefused() {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class,
                () -> texts(manager(URI.create("memcacheds://" + SERVER.address())), "tls"));
        assertThat(refusal).hasMessageContaining("TLS").hasMessageContaining("stunnel");
    }

    @Test
    void names_onTheServer_areThoseOnThePage() {
        stock(manager(SERVER.uri())).put("green apples", 12);

        String page = Pages.text("memcached.adoc");
        String generation = value("larder:@generation:stock");
        assertThat(generation).matches("[A-Za-z0-9_-]{16}");
        String entry = "larder:stock:" + generation + ":sgreen%20apples";
        assertThat(SERVER.keys()).containsExactlyInAnyOrder("larder:@generation:stock", entry);
        assertThat(listed())
                .containsExactlyInAnyOrderElementsOf(page.lines()
                        .filter(line -> line.startsWith("key="))
                        .map(line -> line.replace("dokD5cGBVCdKvnSG", generation))
                        .toList());
        assertThat(SERVER.command("mg " + entry + " s t")).matches("HD s25 t(301|300|299)");
        assertThat(page).contains("\nHD s25 t301\n").contains("23 bytes");
    }

    private static String value(String name) {
        try (MemcachedConnection connection = SERVER.connect()) {
            assertThat(connection.command("mg " + name + " v")).isEqualTo("VA 16");
            return connection.line();
        }
    }

    private static List<String> listed() {
        try (MemcachedConnection connection = SERVER.connect()) {
            List<String> found = new ArrayList<>();
            for (String line = connection.command("lru_crawler metadump hash");
                    line.startsWith("key=");
                    line = connection.line()) {
                found.add(line.substring(0, line.indexOf(' ')));
            }
            return found;
        }
    }

    @Test
    void lease_whileALoaderRuns_liesOnTheServer() {
        URI uri = URI.create(SERVER.uri() + "?lease-duration=5s");
        Cache<String, String> cache = manager(uri)
                .createCache(
                        "loaded",
                        LarderConfiguration.of(String.class, String.class).readThrough(new CacheLoader<>() {
                            @Override
                            public String load(String key) {
                                return SERVER.command("mg larder:@lease:loaded:sk t");
                            }

                            @Override
                            public Map<String, String> loadAll(Iterable<? extends String> keys) {
                                return Map.of();
                            }
                        }));

        assertThat(cache.get("k")).as("five seconds and up to two more").matches("HD t[567]");
        assertThat(SERVER.keys()).noneMatch(name -> name.contains("@lease"));
    }

    @Test
    void lifetimes_onTheServer_areThoseOnThePage() {
        CacheManager manager = manager(SERVER.uri());
        long day = 24 * 60 * 60;
        Map<java.time.Duration, String> left = Map.of(
                java.time.Duration.ofSeconds(5), "HD t[56]",
                java.time.Duration.ofMillis(5_500), "HD t[67]",
                java.time.Duration.ofSeconds(60), "HD t6[01]",
                java.time.Duration.ofDays(40), "HD t" + 40 * day / 10 + "\\d",
                java.time.Duration.ofDays(100 * 365), "HD t-1");
        left.forEach((lifetime, shown) -> {
            String name = "c" + lifetime.toMillis();
            Cache<String, String> cache = manager.createCache(
                    name, LarderConfiguration.of(String.class, String.class).expireAfterCreation(lifetime));
            cache.put("k", "v");
            String entry = SERVER.keys().stream()
                    .filter(one -> one.startsWith("larder:" + name + ":"))
                    .findFirst()
                    .orElseThrow();
            assertThat(SERVER.command("mg " + entry + " t")).as(name).matches(shown);
        });
    }
}
