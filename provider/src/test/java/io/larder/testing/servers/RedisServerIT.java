// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One server, used up by one test after the other. */
final class RedisServerIT {

    private static final RedisServer SERVER = RedisServer.start();

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
    void command_answers_areTheTypesOfTheProtocol() {
        assertThat(SERVER.command("SET", "k", "wörd")).isEqualTo("OK");
        assertThat(SERVER.command("GET", "k")).isEqualTo("wörd");
        assertThat(SERVER.command("INCR", "n")).isEqualTo(1L);
        assertThat(SERVER.command("GET", "none")).isNull();
        assertThat(SERVER.command("MGET", "k", "none"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly("wörd", null);
        assertThatExceptionOfType(RespError.class)
                .isThrownBy(() -> SERVER.command("LPUSH", "k", "v"))
                .withMessageStartingWith("WRONGTYPE");
    }

    @Test
    void command_ofBytes_keepsThem() {
        byte[] bytes = {0, (byte) 0xff, '\r', '\n'};
        try (RespConnection connection = SERVER.connect()) {
            byte[] key = {'b', 0};
            connection.command("SET".getBytes(StandardCharsets.US_ASCII), key, bytes);
            assertThat(connection.command("GET".getBytes(StandardCharsets.US_ASCII), key))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void uri_openServer_saysWhereItIs() {
        assertThat(SERVER.uri()).hasToString("redis://127.0.0.1:" + SERVER.port());
    }

    @Test
    void restart_running_isEmptyAtTheSamePort() {
        int port = SERVER.port();
        SERVER.command("SET", "kept", "no");
        String before = SERVER.info("server").get("run_id");
        SERVER.restart();
        assertThat(SERVER.port()).isEqualTo(port);
        assertThat(SERVER.command("EXISTS", "kept")).isEqualTo(0L);
        assertThat(SERVER.info("server").get("run_id")).isNotEqualTo(before);
    }

    @Test
    void kill_running_refusesConnectionsUntilRestarted() {
        SERVER.kill();
        assertThat(SERVER.isRunning()).isFalse();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> SERVER.command("PING"));
        SERVER.restart();
        assertThat(SERVER.command("PING")).isEqualTo("PONG");
    }

    @Test
    void pause_running_holdsAnswersBackUntilResumed() throws Exception {
        try (RespConnection connection = SERVER.connect()) {
            SERVER.pause();
            CompletableFuture<@Nullable Object> answer =
                    CompletableFuture.supplyAsync(() -> connection.command("PING"));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS));
            SERVER.resume();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(9)).isEqualTo("PONG");
        } finally {
            SERVER.resume();
        }
    }

    @Test
    void pause_killed_isRefused() {
        SERVER.kill();
        assertThatIllegalStateException().isThrownBy(SERVER::pause).withMessageContaining("has ended");
    }

    @Test
    void commandstats_afterReset_countsCalls() {
        SERVER.resetStats();
        SERVER.command("SET", "counted", "1");
        SERVER.command("GET", "counted");
        SERVER.command("GET", "counted");
        assertThat(SERVER.commandstats()).containsEntry("get", 2L).containsEntry("set", 1L);
    }

    @Test
    void monitor_commands_areToldOnceInOrder() {
        try (RedisMonitor monitor = SERVER.monitor()) {
            SERVER.command("SET", "k \"quoted\\", "v\r\n");
            SERVER.command("EVAL", "return redis.call('GET', KEYS[1])", "1", "x");
            assertThat(monitor.commands()).extracting(MonitoredCommand::name).containsExactly("SET", "EVAL", "GET");
            assertThat(monitor.commands()).isEmpty();
            SERVER.command("GET", "k \"quoted\\");
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
