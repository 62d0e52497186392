// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.servers.Certificates;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What happens where a server can not be reached or lets nobody in: at the start, or with the first operation. */
final class StartupIT {

    private static final String SECRET = "t0p-s3cret";
    private static final RedisServer SERVER =
            RedisServer.start(RedisOptions.defaults().user("larder", SECRET));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static CacheException refused(URI servers, String... parameters) {
        String[] all = new String[parameters.length + 2];
        all[0] = "startup=require";
        all[1] = "timeout=1s";
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        try (Application application = Application.at(servers, all)) {
            CacheException refusal = catchThrowableOfType(CacheException.class, () -> application.cache("people"));
            assertThat(refusal).as("a refusal").isNotNull();
            assertThat(refusal).hasMessageContaining("people");
            assertThat(Bounded.everythingOf(refusal)).doesNotContain(SECRET).doesNotContain("wr0ng");
            assertThat(application.manager().getCacheNames()).isEmpty();
            return refusal;
        }
    }

    private static URI login(String user, String password) {
        String login = user.isEmpty() && password.isEmpty() ? "" : user + ":" + password + "@";
        return URI.create("redis://" + login + SERVER.address());
    }

    @Test
    void lazy_serverNotThere_worksAsSoonAsItIs() {
        try (RedisServer late = RedisServer.start()) {
            late.kill();
            try (Application application =
                    Application.at(late.uri(), "startup=lazy", "timeout=200ms", "connect-timeout=200ms")) {
                Cache<String, String> cache = application.cache("people");
                StoreException failure = Bounded.failure(400, () -> cache.get("k"));
                assertThat(failure).hasMessageContaining("people").hasMessageContaining(late.address());
                Bounded.failure(400, () -> cache.put("k", "v"));
                late.restart();
                Await.until("service", () -> works(cache));
                assertThat(cache.get("k")).isEqualTo("v");
            }
        }
    }

    private static boolean works(Cache<String, String> cache) {
        try {
            cache.put("k", "v");
            return true;
        } catch (StoreException notYet) {
            return false;
        }
    }

    @Test
    void require_serverNotThere_creationFails() {
        try (RedisServer dead = RedisServer.start()) {
            dead.kill();
            assertThat(refused(dead.uri())).hasMessageContaining(dead.address());
        }
    }

    @Test
    void require_serverThere_creationSucceeds() {
        try (Application application = Application.at(SERVER.uri(), "startup=require")) {
            Cache<String, String> cache = application.cache("people");
            cache.put("k", "v");
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void require_unknownHost_creationFailsAndNamesIt() {
        assertThat(refused(URI.create("redis://no-such-host.invalid:6379")))
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void require_wrongPassword_creationFailsAndSaysSo() {
        assertThat(refused(login("larder", "wr0ng"))).hasMessageMatching("(?is).*(password|user|log in|logs in).*");
    }

    @Test
    void require_noPassword_creationFailsAndSaysSo() {
        assertThat(refused(login("", ""))).hasMessageMatching("(?is).*(password|user|log in|logs in).*");
    }

    @Test
    void passwordInSettings_isUsed() {
        try (Application application =
                Application.at(login("", ""), "user=larder", "password=" + SECRET, "startup=require")) {
            Cache<String, String> cache = application.cache("people");
            cache.put("k", "v");
            assertThat(cache.get("k")).isEqualTo("v");
            assertThat(application.manager().getURI().toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void lazy_wrongPassword_everyOperationSaysSo() {
        try (Application application = Application.at(login("larder", "wr0ng"))) {
            Cache<String, String> cache = application.cache("people");
            StoreException failure = Bounded.failure(1_000, () -> cache.get("k"));
            assertThat(failure).hasMessageMatching("(?is).*(password|user|log in|logs in).*");
            assertThat(Bounded.everythingOf(failure)).doesNotContain("wr0ng");
        }
    }

    @Test
    void require_untrustedCertificate_creationFailsAndSaysSo() {
        try (RedisServer tls = RedisServer.start(RedisOptions.defaults().tls(Certificates.forLoopback()))) {
            assertThat(refused(tls.uri())).hasMessageContaining("TLS").hasMessageContaining("tls.trust-store");
        }
    }

    @Test
    void require_certificateOfAnotherHost_creationFailsUnlessToldNotToLook() {
        Certificates elsewhere = Certificates.forNames("dns:elsewhere.test");
        try (RedisServer tls = RedisServer.start(RedisOptions.defaults().tls(elsewhere))) {
            String[] trusting = {
                "tls.trust-store=" + tls.trustStore(), "tls.trust-store-password=" + Certificates.PASSWORD
            };
            assertThat(refused(tls.uri(), trusting)).hasMessageContaining("TLS").hasMessageContaining("127.0.0.1");
            try (Application application =
                    Application.at(tls.uri(), trusting[0], trusting[1], "tls.verify=authority", "startup=require")) {
                application.cache("people").put("k", "v");
            }
        }
    }

    @Test
    void require_plainTextToATlsServer_creationFails() {
        try (RedisServer tls = RedisServer.start(RedisOptions.defaults().tls(Certificates.forLoopback()))) {
            refused(URI.create("redis://" + tls.address()));
        }
    }

    @Test
    void require_trustStoreMissing_creationFailsAndNamesIt() {
        assertThat(refusedBeforehand("tls.trust-store=/no/such/file")).contains("/no/such/file");
    }

    private static String refusedBeforehand(String parameter) {
        return String.valueOf(refusedAnyhow(URI.create("rediss://" + SERVER.address()), parameter)
                .getMessage());
    }

    private static CacheException refusedAnyhow(URI servers, String parameter) {
        try (Application application = Application.at(servers, parameter)) {
            CacheException refusal = catchThrowableOfType(CacheException.class, () -> application.cache("people"));
            assertThat(refusal).as("a refusal").isNotNull();
            return refusal;
        }
    }
}
