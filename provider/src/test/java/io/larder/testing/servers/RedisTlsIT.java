// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class RedisTlsIT {

    private static final Certificates SHOWN = Certificates.forLoopback();
    private static final RedisOptions TLS = RedisOptions.defaults().tls(SHOWN);
    private static final RedisServer SERVER = RedisServer.start(TLS);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void start_withCertificates_answersOverTlsOnly() {
        assertThat(SERVER.command("PING")).isEqualTo("PONG");
        assertThat(SERVER.uri()).hasToString("rediss://" + SERVER.address());
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> ask(SERVER, RedisOptions.defaults()));
    }

    @Test
    void connect_trustingAnotherCertificate_isRefused() {
        RedisOptions other = RedisOptions.defaults().tls(Certificates.untrusted());
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ask(SERVER, other))
                .withCauseInstanceOf(SSLException.class);
    }

    @Test
    void certificate_forLoopback_passesTheCheckOfNames() throws IOException {
        handshake(SERVER, SHOWN);
    }

    @Test
    void certificate_forOtherNames_failsTheCheckOfNames() {
        Certificates elsewhere = Certificates.forNames("dns:elsewhere.test");
        try (RedisServer server = RedisServer.start(RedisOptions.defaults().tls(elsewhere))) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> handshake(server, elsewhere))
                    .withStackTraceContaining("127.0.0.1");
        }
    }

    @Test
    void start_askingForClientCertificates_admitsItsOwn() {
        try (RedisServer strict = RedisServer.start(TLS.config("tls-auth-clients yes"))) {
            assertThat(strict.command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void stores_ofServer_holdCertificateAndKey() throws Exception {
        KeyStore trusted = load(SERVER.trustStore());
        KeyStore keys = load(SERVER.keyStore());
        assertThat(Collections.list(trusted.aliases())).allMatch(alias -> isCertificate(trusted, alias));
        assertThat(keys.isKeyEntry(keys.aliases().nextElement())).isTrue();
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, Certificates.PASSWORD.toCharArray());
        }
        return store;
    }

    private static boolean isCertificate(KeyStore store, String alias) {
        try {
            return store.isCertificateEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void ask(RedisServer server, RedisOptions options) {
        try (RespConnection connection = RespConnection.open(RedisServer.HOST, server.port(), options)) {
            connection.command("PING");
        }
    }

    private static void handshake(RedisServer server, Certificates trusted) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) trusted.context().getSocketFactory().createSocket(RedisServer.HOST, server.port())) {
            SSLParameters checked = socket.getSSLParameters();
            checked.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(checked);
            socket.startHandshake();
        }
    }
}
