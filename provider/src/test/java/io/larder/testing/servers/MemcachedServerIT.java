// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One server, used up by one test after the other. */
final class MemcachedServerIT {

    private static final MemcachedServer SERVER = MemcachedServer.start();

    @BeforeEach
    void restart() {
        if (!SERVER.isRunning()) {
            SERVER.restart();
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void put_bytes_areThere() {
        SERVER.put("k:%1", new byte[] {'a', '\r', '\n', 0});
        try (MemcachedConnection connection = SERVER.connect()) {
            assertThat(connection.command("mg k:%1 v")).isEqualTo("VA 4");
            assertThat(connection.bytes(4)).containsExactly('a', '\r', '\n', 0);
        }
        assertThat(SERVER.keys()).contains("k:%1");
        assertThat(SERVER.stats()).containsKeys("cmd_get", "curr_items");
    }

    @Test
    void put_tooLarge_isTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SERVER.put("k", new byte[2 << 20]))
                .withMessageContaining("too large");
        try (MemcachedServer roomy =
                MemcachedServer.start(MemcachedOptions.defaults().with("-I", "4m"))) {
            roomy.put("k", new byte[2 << 20]);
            assertThat(roomy.keys()).containsExactly("k");
        }
    }

    @Test
    void uri_openServer_saysWhereItIs() {
        assertThat(SERVER.uri()).hasToString("memcached://127.0.0.1:" + SERVER.port());
    }

    @Test
    void restart_running_isEmptyAtTheSamePort() {
        int port = SERVER.port();
        SERVER.put("kept", new byte[] {1});
        SERVER.restart();
        assertThat(SERVER.port()).isEqualTo(port);
        assertThat(SERVER.command("mg kept")).isEqualTo("EN");
    }

    @Test
    void kill_running_refusesConnectionsUntilRestarted() {
        SERVER.kill();
        assertThat(SERVER.isRunning()).isFalse();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> SERVER.command("version"));
        SERVER.restart();
        assertThat(SERVER.command("version")).startsWith("VERSION 1.");
    }

    @Test
    void pause_running_holdsAnswersBackUntilResumed() throws Exception {
        try (MemcachedConnection connection = SERVER.connect()) {
            SERVER.pause();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> connection.command("version"));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS));
            SERVER.resume();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(9));
        } finally {
            SERVER.resume();
        }
    }

    @Test
    void user_isLetInAlone() {
        MemcachedOptions closed = MemcachedOptions.defaults().user("larder", "secret");
        try (MemcachedServer server = MemcachedServer.start(closed)) {
            assertThat(server.uri()).hasToString("memcached://larder:secret@" + server.address());
            assertThat(server.command("mg k")).isEqualTo("EN");
            assertThatIllegalStateException()
                    .isThrownBy(() -> MemcachedConnection.open(
                            MemcachedServer.HOST,
                            server.port(),
                            MemcachedOptions.defaults().user("larder", "wrong")))
                    .withMessageContaining("CLIENT_ERROR");
        }
        assertThat(closed.toString()).doesNotContain("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemcachedOptions.defaults().user("a:b", "c"));
    }

    @Test
    void several_run_atOnce() {
        try (MemcachedServer other =
                MemcachedServer.start(MemcachedOptions.defaults().memory(8))) {
            other.put("k", "v".getBytes(StandardCharsets.US_ASCII));
            assertThat(SERVER.keys()).doesNotContain("k");
            assertThat(MemcachedServer.uri(SERVER, other))
                    .hasToString("memcached://" + SERVER.address() + "," + other.address());
            assertThat(other.stats()).containsEntry("limit_maxbytes", String.valueOf(8L << 20));
        }
    }

    @Test
    void close_pausedServer_leavesNothing() {
        Map<Long, String> before = Leftovers.processes();
        List<String> folders = Leftovers.folders();
        MemcachedServer other = MemcachedServer.start();
        other.pause();
        other.close();
        assertThat(Leftovers.processes()).isEqualTo(before);
        assertThat(Leftovers.folders()).isEqualTo(folders);
        assertThat(FreePorts.isFree(other.port())).isTrue();
    }

    @Test
    void start_withWrongArgument_leavesNothing() {
        Map<Long, String> before = Leftovers.processes();
        List<String> folders = Leftovers.folders();
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> MemcachedServer.start(MemcachedOptions.defaults().with("--no-such-argument")));
        assertThat(Leftovers.processes()).isEqualTo(before);
        assertThat(Leftovers.folders()).isEqualTo(folders);
    }

    @Test
    void wiretap_countsTripsAndKeepsWhatWasAsked() {
        try (Wiretap tap = Wiretap.to(SERVER.port());
                MemcachedConnection connection = MemcachedConnection.open(
                        MemcachedServer.HOST,
                        Integer.parseInt(tap.address().substring("127.0.0.1:".length())),
                        MemcachedOptions.defaults())) {
            connection.command("mg a");
            tap.forget();
            assertThat(connection.command("mg a\r\nmg b")).isEqualTo("EN");
            assertThat(connection.line()).isEqualTo("EN");
            assertThat(tap.trips()).isEqualTo(1);
            connection.command("mg c");
            assertThat(tap.trips()).isEqualTo(2);
            assertThat(tap.asked()).isEqualTo("mg a\r\nmg b\r\nmg c\r\n");
            tap.cut();
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> connection.command("mg a"));
        }
    }
}
