// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server, used up by one test after the other. */
@SecondTry
final class RedisServerIT {

    @RegisterExtension
    static final ClassServer<RedisServer> SERVER = ClassServer.of(RedisServer::start);

    @BeforeEach
    void restart() {
        if (!SERVER.get().isRunning()) {
            SERVER.get().restart();
        }
    }

    @Test
    void command_answers_areTheTypesOfTheProtocol() {
        assertThat(SERVER.get().command("SET", "k", "wörd")).isEqualTo("OK");
        assertThat(SERVER.get().command("GET", "k")).isEqualTo("wörd");
        assertThat(SERVER.get().command("INCR", "n")).isEqualTo(1L);
        assertThat(SERVER.get().command("GET", "none")).isNull();
        assertThat(SERVER.get().command("MGET", "k", "none"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly("wörd", null);
        assertThatExceptionOfType(RespError.class)
                .isThrownBy(() -> SERVER.get().command("LPUSH", "k", "v"))
                .withMessageStartingWith("WRONGTYPE");
    }

    @Test
    void command_ofBytes_keepsThem() {
        byte[] bytes = {0, (byte) 0xff, '\r', '\n'};
        try (RespConnection connection = SERVER.get().connect()) {
            byte[] key = {'b', 0};
            connection.command("SET".getBytes(StandardCharsets.US_ASCII), key, bytes);
            assertThat(connection.command("GET".getBytes(StandardCharsets.US_ASCII), key))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void uri_openServer_saysWhereItIs() {
        assertThat(SERVER.get().uri())
                .hasToString("redis://127.0.0.1:" + SERVER.get().port());
    }

    @Test
    void restart_running_isEmptyAtTheSamePort() {
        int port = SERVER.get().port();
        SERVER.get().command("SET", "kept", "no");
        String before = SERVER.get().info("server").get("run_id");
        SERVER.get().restart();
        assertThat(SERVER.get().port()).isEqualTo(port);
        assertThat(SERVER.get().command("EXISTS", "kept")).isEqualTo(0L);
        assertThat(SERVER.get().info("server").get("run_id")).isNotEqualTo(before);
    }

    @Test
    void kill_running_refusesConnectionsUntilRestarted() {
        SERVER.get().kill();
        assertThat(SERVER.get().isRunning()).isFalse();
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SERVER.get().command("PING"));
        SERVER.get().restart();
        assertThat(SERVER.get().command("PING")).isEqualTo("PONG");
    }

    @Test
    void pause_running_holdsAnswersBackUntilResumed() throws Exception {
        try (RespConnection connection = SERVER.get().connect()) {
            SERVER.get().pause();
            CompletableFuture<@Nullable Object> answer =
                    CompletableFuture.supplyAsync(() -> connection.command("PING"));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS));
            SERVER.get().resume();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(9)).isEqualTo("PONG");
        } finally {
            SERVER.get().resume();
        }
    }

    @Test
    void pause_killed_isRefused() {
        SERVER.get().kill();
        assertThatIllegalStateException().isThrownBy(SERVER.get()::pause).withMessageContaining("has ended");
    }

    @Test
    void commandstats_afterReset_countsCalls() {
        SERVER.get().resetStats();
        SERVER.get().command("SET", "counted", "1");
        SERVER.get().command("GET", "counted");
        SERVER.get().command("GET", "counted");
        assertThat(SERVER.get().commandstats()).containsEntry("get", 2L).containsEntry("set", 1L);
    }

    @Test
    void monitor_commands_areToldOnceInOrder() {
        try (RedisMonitor monitor = SERVER.get().monitor()) {
            SERVER.get().command("SET", "k \"quoted\\", "v\r\n");
            SERVER.get().command("EVAL", "return redis.call('GET', KEYS[1])", "1", "x");
            assertThat(monitor.commands()).extracting(MonitoredCommand::name).containsExactly("SET", "EVAL", "GET");
            assertThat(monitor.commands()).isEmpty();
            SERVER.get().command("GET", "k \"quoted\\");
            assertThat(monitor.commands())
                    .extracting(MonitoredCommand::words)
                    .containsExactly(List.of("GET", "k \"quoted\\"));
        }
    }

    @Test
    void start_withLines_configuresThem() {
        RedisOptions options = RedisOptions.defaults().config("maxmemory 10mb", "maxmemory-policy allkeys-lru");
        try (RedisServer small = RedisServer.start(options)) {
            assertThat(small.command("CONFIG", "GET", "maxmemory")).isEqualTo(List.of("maxmemory", "10485760"));
        }
    }

    @Test
    void start_withWrongLine_saysWhatTheServerSaid() {
        RedisOptions options = RedisOptions.defaults().config("no-such-setting yes");
        assertThatIllegalStateException()
                .isThrownBy(() -> RedisServer.start(options))
                .withMessageContaining("no-such-setting");
    }

    @Test
    void start_withPassword_admitsOnlyWithIt() {
        try (RedisServer closed = RedisServer.start(RedisOptions.defaults().password("s/cret"))) {
            assertThat(closed.command("PING")).isEqualTo("PONG");
            assertThat(closed.uri()).hasToString("redis://:s%2Fcret@" + closed.address());
            assertThatExceptionOfType(RespError.class)
                    .isThrownBy(() -> askAs(closed, RedisOptions.defaults()))
                    .withMessageStartingWith("NOAUTH");
        }
    }

    @Test
    void start_withUser_admitsOnlyThatUser() {
        try (RedisServer closed = RedisServer.start(RedisOptions.defaults().user("larder", "secret"))) {
            assertThat(closed.command("ACL", "WHOAMI")).isEqualTo("larder");
            assertThat(closed.uri()).hasToString("redis://larder:secret@" + closed.address());
            assertThatExceptionOfType(RespError.class)
                    .isThrownBy(() -> askAs(closed, RedisOptions.defaults().user("larder", "wrong")))
                    .withMessageStartingWith("WRONGPASS");
            assertThatExceptionOfType(RespError.class)
                    .isThrownBy(() -> askAs(closed, RedisOptions.defaults()))
                    .withMessageStartingWith("NOAUTH");
        }
    }

    private static void askAs(RedisServer server, RedisOptions options) {
        try (RespConnection connection = RespConnection.open(RedisServer.HOST, server.port(), options)) {
            connection.command("PING");
        }
    }

    @Test
    void close_leavesNeitherProcessNorPortNorFile() {
        Map<Long, String> before = Leftovers.processes();
        List<String> folders = Leftovers.folders();
        RedisServer other = RedisServer.start();
        int port = other.port();
        other.close();
        assertThat(Leftovers.processes()).isEqualTo(before);
        assertThat(Leftovers.folders()).isEqualTo(folders);
        assertThat(FreePorts.isFree(port)).isTrue();
    }

    @Test
    void close_pausedServer_leavesNothing() {
        Map<Long, String> before = Leftovers.processes();
        RedisServer other = RedisServer.start();
        other.pause();
        other.close();
        assertThat(Leftovers.processes()).isEqualTo(before);
        assertThat(FreePorts.isFree(other.port())).isTrue();
    }

    @Test
    void start_withWrongLine_leavesNothing() {
        Map<Long, String> before = Leftovers.processes();
        List<String> folders = Leftovers.folders();
        assertThatIllegalStateException()
                .isThrownBy(() -> RedisServer.start(RedisOptions.defaults().config("no-such-setting yes")));
        assertThat(Leftovers.processes()).isEqualTo(before);
        assertThat(Leftovers.folders()).isEqualTo(folders);
    }

    @Test
    void of_oldestVersion_isThatVersion() {
        try (RedisServer oldest = RedisServer.of(Version.REDIS_6_2)) {
            assertThat(oldest.info("server").get("redis_version")).startsWith("6.2.");
        }
    }
}
