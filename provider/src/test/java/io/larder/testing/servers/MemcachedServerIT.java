// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.larder.testing.SecondTry;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server, used up by one test after the other. */
@SecondTry
final class MemcachedServerIT {

    @RegisterExtension
    static final ClassServer<MemcachedServer> SERVER = ClassServer.of(MemcachedServer::start);

    @BeforeEach
    void restart() {
        if (!SERVER.get().isRunning()) {
            SERVER.get().restart();
        }
    }

    @Test
    void put_bytes_areThere() {
        SERVER.get().put("k:%1", new byte[] {'a', '\r', '\n', 0});
        try (MemcachedConnection connection = SERVER.get().connect()) {
            assertThat(connection.command("mg k:%1 v")).isEqualTo("VA 4");
            assertThat(connection.bytes(4)).containsExactly('a', '\r', '\n', 0);
        }
        assertThat(SERVER.get().keys()).contains("k:%1");
        assertThat(SERVER.get().stats()).containsKeys("cmd_get", "curr_items");
    }

    @Test
    void put_tooLarge_isTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SERVER.get().put("k", new byte[2 << 20]))
                .withMessageContaining("too large");
        try (MemcachedServer roomy =
                MemcachedServer.start(MemcachedOptions.defaults().with("-I", "4m"))) {
            roomy.put("k", new byte[2 << 20]);
            assertThat(roomy.keys()).containsExactly("k");
        }
    }

    @Test
    void uri_openServer_saysWhereItIs() {
        assertThat(SERVER.get().uri())
                .hasToString("memcached://127.0.0.1:" + SERVER.get().port());
    }

    @Test
    void restart_running_isEmptyAtTheSamePort() {
        int port = SERVER.get().port();
        SERVER.get().put("kept", new byte[] {1});
        SERVER.get().restart();
        assertThat(SERVER.get().port()).isEqualTo(port);
        assertThat(SERVER.get().command("mg kept")).isEqualTo("EN");
    }

    @Test
    void kill_running_refusesConnectionsUntilRestarted() {
        SERVER.get().kill();
        assertThat(SERVER.get().isRunning()).isFalse();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SERVER.get().command("version"));
        SERVER.get().restart();
        assertThat(SERVER.get().command("version")).startsWith("VERSION 1.");
    }

    @Test
    void pause_running_holdsAnswersBackUntilResumed() throws Exception {
        try (MemcachedConnection connection = SERVER.get().connect()) {
            SERVER.get().pause();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> connection.command("version"));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS));
            SERVER.get().resume();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(9));
        } finally {
            SERVER.get().resume();
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
            assertThat(SERVER.get().keys()).doesNotContain("k");
            assertThat(MemcachedServer.uri(SERVER.get(), other))
                    .hasToString("memcached://" + SERVER.get().address() + "," + other.address());
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
        try (Wiretap tap = Wiretap.to(SERVER.get().port());
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
