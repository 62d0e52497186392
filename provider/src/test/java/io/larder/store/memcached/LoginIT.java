// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.config.Setting;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.StoreFixture;
import io.larder.store.remote.RemoteSettings;
import io.larder.testing.servers.MemcachedOptions;
import io.larder.testing.servers.MemcachedServer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A server that lets in one user. */
final class LoginIT {

    private static final MemcachedServer SERVER =
            MemcachedServer.start(MemcachedOptions.defaults().user("larder", "s3cret"));
    private static final URI OPEN = URI.create("memcached://" + SERVER.address());

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static void works(URI uri, Map<Setting<?>, ?> settings) {
        try (Caches caches = Caches.at(uri, settings)) {
            Store<String, String> store = caches.open();
            store.write("k", "v", Match.ANY, Lifetimes.ETERNAL, false);
            assertThat(StoreFixture.contents(store)).containsExactly("k=v");
        }
    }

    private static void isRefused(URI uri, Map<Setting<?>, ?> settings, String because) {
        try (Caches caches = Caches.at(uri, settings)) {
            Store<String, String> store = caches.open();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.contains("k"))
                    .withMessageContaining(because)
                    .withMessageContaining("memcached://" + SERVER.address())
                    .withMessageNotContaining("s3cret")
                    .withMessageNotContaining("wrong");
        }
    }

    @Test
    void login_ofTheUri_letsIn() {
        works(SERVER.uri(), Map.of());
    }

    @Test
    void login_ofTheSettings_letsIn() {
        works(OPEN, Map.of(RemoteSettings.USER, "larder", RemoteSettings.PASSWORD, "s3cret"));
    }

    @Test
    void login_thatIsWrong_isToldWithoutIt() {
        isRefused(URI.create("memcached://larder:wrong@" + SERVER.address()), Map.of(), "does not let this user in");
    }

    @Test
    void login_thatIsMissing_isTold() {
        isRefused(OPEN, Map.of(), "wants a user and a password");
    }

    @Test
    void login_isDoneAgainAfterARestart() {
        try (Caches caches = Caches.at(SERVER.uri())) {
            Store<String, String> store = caches.open();
            store.write("k", "v", Match.ANY, Lifetimes.ETERNAL, false);
            SERVER.restart();
            for (int attempt = 0; attempt < 3; attempt++) {
                try {
                    assertThat(store.contains("k")).isFalse();
                    return;
                } catch (StoreException connectionLost) {
                    assertThat(connectionLost).hasMessageContaining("connection");
                }
            }
            throw new AssertionError("It is not reached after its restart");
        }
    }

    /** SASL needs the binary protocol, which knows neither the meta commands nor a list of keys. */
    @Test
    void login_toAServerWithSasl_saysWhyNot() {
        try (MemcachedServer sasl =
                        MemcachedServer.start(MemcachedOptions.defaults().sasl());
                Caches caches = Caches.at(URI.create("memcached://larder:s3cret@" + sasl.address()))) {
            Store<String, String> store = caches.open();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.contains("k"))
                    .withMessageContaining("SASL (-S)")
                    .withMessageNotContaining("s3cret");
        }
    }
}
