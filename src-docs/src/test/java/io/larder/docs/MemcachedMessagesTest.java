// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larder.config.ConfigurationException;
import io.larder.spi.StoreException;
import io.larder.testing.servers.MemcachedConnection;
import io.larder.testing.servers.MemcachedOptions;
import io.larder.testing.servers.MemcachedServer;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
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

/** Brings about each failure of Memcached servers that the page on troubles names, and finds its message there. */
class MemcachedMessagesTest {

    private static final MemcachedServer SERVER = MemcachedServer.start();

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static Cache<String, Object> cache(URI uri) {
        CacheManager manager =
                Caching.getCachingProvider().getCacheManager(URI.create(uri + "?timeout=500ms&prefix=m"), null);
        return manager.createCache(
                "people", new MutableConfiguration<String, Object>().setTypes(String.class, Object.class));
    }

    private static void assertOnPage(String excerpt, URI uri) {
        assertOnPage(excerpt, cache(uri));
    }

    private static void assertOnPage(String excerpt, Cache<String, Object> cache) {
        assertOnPage(excerpt, "put", cache, people -> people.put("ada", "Ada"));
    }

    private static void assertOnPage(
            String excerpt, String operation, Cache<String, Object> cache, Consumer<Cache<String, Object>> work) {
        StoreException failure = catchThrowableOfType(StoreException.class, () -> work.accept(cache));
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure).hasMessageStartingWith("Cache 'people': " + operation + " failed at memcached");
        assertOnPage(excerpt, failure);
    }

    private static void assertOnPage(String excerpt, StoreException failure) {
        assertThat(failure).hasMessageContaining(excerpt);
        assertThat(Pages.text("troubleshooting.adoc").lines()).anyMatch(line -> line.contains("\"" + excerpt + "\""));
    }

    @Test
    void server_notThere() {
        assertOnPage("Connection refused. Nobody listens there", URI.create("memcached://127.0.0.1:1"));
    }

    @Test
    void server_notThereAMomentAgo() {
        Cache<String, Object> cache = cache(URI.create("memcached://127.0.0.1:1"));
        StoreException failure = catchThrowableOfType(StoreException.class, () -> {
            for (int i = 0; i < 1_000; i++) {
                try {
                    cache.get("ada");
                } catch (StoreException e) {
                    if (String.valueOf(e.getMessage()).contains("a moment ago")) {
                        throw e;
                    }
                }
            }
        });
        assertThat(failure).isNotNull();
        assertOnPage("it was not reached a moment ago, and is left alone for a while", failure);
    }

    @Test
    void host_unknown() {
        assertOnPage("There is no host of that name", URI.create("memcached://no-such-host.invalid"));
    }

    @Test
    void server_thatHangs() {
        try (MemcachedServer hung = MemcachedServer.start()) {
            Cache<String, Object> cache = cache(hung.uri());
            cache.put("ada", "Ada");
            hung.pause();
            try {
                assertOnPage("no reply in time (timeout, connect-timeout)", cache);
            } finally {
                hung.resume();
            }
        }
    }

    @Test
    void connection_lost() throws Exception {
        StoreException failure = atServerThatSays("");
        assertThat(failure.getMessage()).containsAnyOf("the connection was lost", "Session has been closed");
        assertThat(Pages.text("troubleshooting.adoc"))
                .contains("\"the connection was lost\", \"Session has been closed\"");
    }

    @Test
    void protocol_tooOld() throws Exception {
        assertOnPage("It does not know a command that Larder needs", atServerThatSays("ERROR\r\n"));
    }

    /** What becomes of an operation there: it says that to what it is asked first, and closes the connection. */
    private static StoreException atServerThatSays(String answer) throws Exception {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Thread answering = new Thread(() -> answer(door, answer));
            answering.start();
            Cache<String, Object> cache = cache(URI.create("memcached://127.0.0.1:" + door.getLocalPort()));
            StoreException failure = catchThrowableOfType(StoreException.class, () -> cache.get("ada"));
            answering.join();
            return failure;
        }
    }

    /** Takes one connection, reads a line, says that, and closes. */
    private static void answer(ServerSocket door, String answer) {
        try (Socket client = door.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            in.readLine();
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The client has gone.
        }
    }

    @Test
    void login_missingWrongOrOfAnotherKind() {
        try (MemcachedServer locked =
                        MemcachedServer.start(MemcachedOptions.defaults().user("larder", "secret"));
                MemcachedServer sasl =
                        MemcachedServer.start(MemcachedOptions.defaults().sasl())) {
            assertOnPage("It wants a user and a password", URI.create("memcached://" + locked.address()));
            for (String address : new String[] {locked.address(), sasl.address()}) {
                assertOnPage(
                        "it does not let this user in with this password, or wants another way to log in",
                        URI.create("memcached://larder:wrong@" + address));
            }
        }
    }

    @Test
    void memory_none() {
        try (MemcachedServer full =
                MemcachedServer.start(MemcachedOptions.defaults().memory(2).with("-M"))) {
            Cache<String, Object> cache = cache(full.uri());
            assertOnPage("It has no memory left", "put", cache, people -> {
                for (int i = 0; i < 1_000; i++) {
                    people.put("k" + i, new byte[10_000]);
                }
            });
        }
    }

    @Test
    void value_tooLarge() {
        assertOnPage(
                "more than the server takes",
                "put",
                cache(SERVER.uri()),
                people -> people.put("ada", new byte[2 << 20]));
    }

    @Test
    void list_forbidden() {
        try (MemcachedServer silent =
                MemcachedServer.start(MemcachedOptions.defaults().with("-o", "no_lru_crawler"))) {
            assertOnPage(
                    "iteration needs 'lru_crawler metadump hash', which it does not do",
                    "iterate",
                    cache(silent.uri()),
                    people -> people.forEach(person -> {}));
        }
    }

    /** Who asks for a long list and does not read it holds up all who ask for one. */
    @Test
    void list_forSomebodyWhoDoesNotRead() throws Exception {
        try (MemcachedServer busy = MemcachedServer.start()) {
            fill(busy);
            try (MemcachedConnection slow = busy.connect()) {
                assertThat(slow.command("lru_crawler metadump hash")).startsWith("key=");
                assertOnPage(
                        "it does not list its keys",
                        "iterate",
                        cache(busy.uri()),
                        people -> people.forEach(person -> {}));
            }
        }
    }

    private static void fill(MemcachedServer server) throws IOException {
        String name = "x".repeat(240);
        try (Socket client = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
                OutputStream out = new BufferedOutputStream(client.getOutputStream())) {
            for (int i = 0; i < 100_000; i++) {
                out.write(("set " + name + i + " 0 0 0 noreply\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write("version\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(client.getInputStream().read()).isEqualTo('V');
        }
    }

    @Test
    void endpoint_thatIsNone() {
        assertOnPage(
                "it does not tell which servers there are", URI.create("memcached+discovery://" + SERVER.address()));
    }

    @Test
    void prefix_tooLong() {
        CacheManager manager = Caching.getCachingProvider()
                .getCacheManager(URI.create(SERVER.uri() + "?prefix=" + "p".repeat(200)), null);
        CacheException failure = catchThrowableOfType(
                CacheException.class, () -> manager.createCache("people", new MutableConfiguration<>()));
        assertThat(failure).hasMessageContaining("of the 250 bytes that Memcached grants a name");
        assertThat(Pages.text("troubleshooting.adoc"))
                .contains("\"leaves … of the 250 bytes that Memcached grants a name\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memcacheds://one",
                "memcached://one/path",
                "memcached://one,one",
                "memcached://user@one",
                "memcached://one:11211:0",
                "memcached+discovery://one,two"
            })
    void uri_thatCanNotBe(String uri) {
        ConfigurationException mistake = catchThrowableOfType(
                ConfigurationException.class, () -> cache(URI.create(uri)).get("ada"));
        assertThat(mistake).hasMessageContaining("can not be used");
        assertThat(Pages.text("troubleshooting.adoc")).contains("\"the URI memcached://… can not be used\"");
    }
}
