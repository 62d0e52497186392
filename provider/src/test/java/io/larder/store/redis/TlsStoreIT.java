// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.testing.servers.Certificates;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** A server that speaks TLS alone and asks for a certificate, a user and a password. */
final class TlsStoreIT extends RedisStoreContract {

    private static final RedisServer SERVER = RedisServer.start(RedisOptions.defaults()
            .tls(Certificates.forLoopback())
            .user("larder", "p@ss:w/rd?%")
            .config("tls-auth-clients yes"));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Override
    URI servers() {
        return Application.with(
                SERVER.uri(),
                "tls.trust-store=" + SERVER.trustStore(),
                "tls.trust-store-password=" + Certificates.PASSWORD,
                "tls.key-store=" + SERVER.keyStore(),
                "tls.key-store-password=" + Certificates.PASSWORD);
    }

    @Override
    List<RedisServer> masters() {
        return List.of(SERVER);
    }
}
