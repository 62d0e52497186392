// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larder.config.ConfigurationException;
import io.larder.spi.StoreException;
import io.larder.testing.servers.Certificates;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brings about each failure that the page on troubles names, and finds its message there. */
class RedisMessagesTest {

    private static final RedisServer SERVER = RedisServer.start();

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static Cache<String, String> cache(URI uri, String parameters) {
        CacheManager manager =
                Caching.getCachingProvider().getCacheManager(URI.create(uri + "?timeout=500ms&" + parameters), null);
        return manager.createCache(
                "people", new MutableConfiguration<String, String>().setTypes(String.class, String.class));
    }

    private static void assertOnPage(String excerpt, Cache<String, String> cache) {
        StoreException failure = catchThrowableOfType(StoreException.class, () -> cache.put("ada", "Ada"));
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure).hasMessageStartingWith("Cache 'people': put failed at redis");
        assertOnPage(excerpt, failure);
    }

    private static void assertOnPage(String excerpt, CacheException failure) {
        assertThat(failure).hasMessageContaining(excerpt);
        assertOnPage(excerpt);
    }

    private static void assertOnPage(String excerpt) {
        assertThat(Pages.text("troubleshooting.adoc").lines()).anyMatch(line -> line.contains(excerpt));
    }

    @Test
    void server_notThere() {
        try (RedisServer dead = RedisServer.start()) {
            dead.kill();
            assertOnPage("nobody listens there", cache(dead.uri(), "prefix=dead"));
        }
    }

    @Test
    void host_unknown() {
        assertOnPage(
                "there is no host of that name", cache(URI.create("redis://no-such-host.invalid"), "prefix=nowhere"));
    }

    @Test
    void server_thatHangs() {
        try (RedisServer hung = RedisServer.start()) {
            Cache<String, String> cache = cache(hung.uri(), "prefix=hung");
            cache.put("ada", "Ada");
            hung.pause();
            try {
                assertOnPage("no answer in time (timeout, connect-timeout)", cache);
            } finally {
                hung.resume();
            }
        }
    }

    @Test
    void connections_allInUse() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (RedisServer hung = RedisServer.start()) {
            Cache<String, String> cache = cache(hung.uri(), "prefix=hung&connections=1");
            cache.put("ada", "Ada");
            hung.pause();
            Callable<Throwable> asking = () -> catchThrowable(() -> cache.get("ada"));
            List<String> messages = new ArrayList<>();
            for (Future<Throwable> failure : threads.invokeAll(Collections.nCopies(16, asking))) {
                messages.add(failure.get().getMessage());
            }
            hung.resume();
            assertThat(messages).anyMatch(message -> message.contains("no connection became free in time"));
        } finally {
            threads.shutdownNow();
        }
        assertOnPage("no connection became free in time");
    }

    @Test
    void password_missingOrWrong() {
        try (RedisServer locked = RedisServer.start(RedisOptions.defaults().user("larder", "secret"))) {
            assertOnPage(
                    "it wants a user and a password",
                    cache(URI.create("redis://" + locked.address()), "prefix=locked"));
            assertOnPage(
                    "it does not know this user and password",
                    cache(URI.create("redis://larder:wrong@" + locked.address()), "prefix=locked"));
        }
    }

    @Test
    void rights_missing() {
        SERVER.command("ACL", "SETUSER", "stranger", "on", ">secret", "~theirs:*", "+@all");
        assertOnPage(
                "the user may not do that",
                cache(URI.create("redis://stranger:secret@" + SERVER.address()), "prefix=x"));
    }

    @Test
    void memory_none() {
        Cache<String, String> cache = cache(SERVER.uri(), "prefix=full");
        cache.put("ada", "Ada");
        SERVER.command("CONFIG", "SET", "maxmemory", "1");
        try {
            assertOnPage("it has no memory left", cache);
        } finally {
            SERVER.command("CONFIG", "SET", "maxmemory", "0");
        }
    }

    @Test
    void replica_asked() {
        try (RedisServer replica = RedisServer.start()) {
            replica.command("REPLICAOF", "127.0.0.1", String.valueOf(SERVER.port()));
            assertOnPage("it is a replica", cache(replica.uri(), "prefix=replica"));
        }
    }

    @Test
    void cluster_askedAsOneServer() {
        try (RedisServer node = RedisServer.start(RedisOptions.defaults().config("cluster-enabled yes"))) {
            assertOnPage("CLUSTERDOWN", cache(node.uri(), "prefix=node"));
        }
    }

    @Test
    void certificate_notTrusted() {
        try (RedisServer secure = RedisServer.start(RedisOptions.defaults().tls(Certificates.forLoopback()))) {
            assertOnPage("no trusted TLS connection", cache(secure.uri(), "prefix=secure"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"redis://one,two", "redis+sentinel://one:26379", "redis+cluster://one/1", "redis://one/two"})
    void uri_thatCanNotBe(String uri) {
        ConfigurationException mistake = catchThrowableOfType(
                ConfigurationException.class,
                () -> cache(URI.create(uri), "prefix=x").get("ada"));
        assertThat(mistake).hasMessageContaining("can not be used");
        assertOnPage("can not be used", mistake);
    }
}
