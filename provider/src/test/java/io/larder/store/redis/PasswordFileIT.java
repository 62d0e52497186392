// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.testing.servers.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that change while the application runs. */
final class PasswordFileIT {

    private static final RedisServer SERVER = RedisServer.start();

    @TempDir
    private Path directory;

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static void password(String secret) {
        SERVER.command("ACL", "SETUSER", "app", "reset", "on", ">" + secret, "~*", "&*", "+@all");
        // A change of the password alone leaves connections as they are.
        SERVER.command("CLIENT", "KILL", "USER", "app");
    }

    @Test
    void password_thatChangesInItsFile_isUsedForTheNextConnection() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "first\n");
        password("first");
        URI uri = URI.create("redis://" + SERVER.address());
        try (Application application = Application.at(uri, "user=app", "password-file=" + file)) {
            Cache<String, String> cache = application.cache("cache");
            cache.put("k", "v");

            password("second");
            assertThatThrownBy(() -> {
                        cache.get("k");
                        cache.get("k");
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not know this user and password")
                    .hasMessageNotContaining("first");

            Files.writeString(file, "second\n");
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void passwordFile_thatIsMissing_isNamed() {
        URI uri = URI.create("redis://" + SERVER.address());
        Path missing = directory.resolve("missing");
        try (Application application = Application.at(uri, "user=app", "password-file=" + missing)) {
            Cache<String, String> cache = application.cache("cache");
            assertThatThrownBy(() -> cache.get("k"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("password-file")
                    .hasMessageContaining(missing.toString());
        }
    }
}
