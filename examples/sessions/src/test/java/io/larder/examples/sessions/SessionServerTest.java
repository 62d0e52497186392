// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionServerTest {

    private final CachingProvider provider = Caching.getCachingProvider();
    private final CacheManager manager = provider.getCacheManager(URI.create("local:/"), null);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void readme_whatItSaysIsAnswered_isAnswered() throws Exception {
        try (SessionServer one = SessionServer.start(manager, 0);
                SessionServer other = SessionServer.start(manager, 0)) {
            new Readme().holds(Map.of(8081, one.port(), 8082, other.port()));
        }
    }

    @Test
    void readme_commands_areThoseThatThePomKnows() throws Exception {
        assertThat(Readme.blocks("console"))
                .containsExactly(
                        "$ mvn -q -Drun compile",
                        "$ mvn -q -Drun compile -Duri=redis://localhost",
                        "$ mvn -q -Drun compile -Duri=redis://localhost -Dport=8082");
        assertThat(Readme.programInPom()).containsExactly(SessionServer.class.getName(), "${uri}", "${port}");
    }

    @Test
    void answers_strangersAndWrongMethods_areRefused() throws Exception {
        try (SessionServer server = SessionServer.start(manager, 0)) {
            assertThat(post(server, "/login?user=nobody")).isEqualTo(403);
            assertThat(post(server, "/login")).isEqualTo(403);
            assertThat(post(server, "/logout-everywhere")).isEqualTo(401);
            assertThat(post(server, "/me")).isEqualTo(405);
        }
    }

    @Test
    void answers_storeGone_letNobodyIn() throws Exception {
        try (SessionServer server = SessionServer.start(
                provider.getCacheManager(URI.create("redis://localhost:1?connect-timeout=200ms"), null), 0)) {
            assertThat(post(server, "/login?user=ada")).isEqualTo(503);
        }
    }

    private static int post(SessionServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .POST(BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
