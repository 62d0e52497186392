// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static io.larder.store.redis.HeardChanges.EVERYTHING;
import static io.larder.store.redis.HeardChanges.LOST;
import static io.larder.store.redis.Listening.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.Certificates;
import io.larder.testing.servers.ClassServer;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import io.larder.testing.servers.Version;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.SslOptions;

/** One server, with all that can happen to it and to the connection. */
@SecondTry
final class TrackingIT {

    @RegisterExtension
    static final ClassServer<RedisServer> SERVER = ClassServer.of(RedisServer::start);

    @AfterEach
    void runs() {
        if (!SERVER.get().isRunning()) {
            SERVER.get().restart();
        }
    }

    private static String key(String name) {
        return PREFIX + name;
    }

    @Test
    void changed_anyWay_isTold() {
        try (Listening listening = Listening.to(SERVER.get()).trusted();
                RespConnection other = SERVER.get().connect()) {
            tellsOfEachChange(listening.heard(), other);
        }
    }

    private static void tellsOfEachChange(HeardChanges heard, RespConnection other) {
        other.command("SET", key("a"), "1");
        heard.upTo(key("a"));
        other.command("UNLINK", key("a"));
        heard.upTo(key("a"));
        other.command("SET", key("b"), "1", "PX", "50");
        heard.upTo(key("b"));
        // expiry
        heard.upTo(key("b"));
        other.command("MULTI");
        other.command("SET", key("c"), "1");
        other.command("SET", key("d"), "1");
        other.command("EXEC");
        Set<String> both = new HashSet<>(Set.of(key("c"), key("d")));
        heard.upTo("both keys of a transaction", event -> both.remove(event) && both.isEmpty());
        other.command("RENAME", key("c"), key("e"));
        Set<String> renamed = new HashSet<>(Set.of(key("c"), key("e")));
        heard.upTo("both names of a renamed key", event -> renamed.remove(event) && renamed.isEmpty());
        other.command("PEXPIRE", key("e"), "100000");
        heard.upTo(key("e"));
    }

    @Test
    void changed_onOldestServer_isTold() {
        try (RedisServer oldest = RedisServer.of(Version.REDIS_6_2);
                Listening listening = Listening.to(oldest).trusted();
                RespConnection other = oldest.connect()) {
            tellsOfEachChange(listening.heard(), other);
            other.command("FLUSHDB");
            listening.heard().upTo(EVERYTHING);
        }
    }

    @Test
    void changed_foreignPrefix_isNotTold() {
        try (Listening listening = Listening.to(SERVER.get()).trusted()) {
            SERVER.get().command("SET", "larder:trackee", "1");
            SERVER.get().command("SET", "larder:", "1");
            SERVER.get().command("SET", "x" + PREFIX, "1");
            SERVER.get().command("SET", key("own"), "1");
            assertThat(listening.heard().upTo(key("own"))).containsExactly(key("own"));
        }
    }

    @Test
    void changed_keyOfAnyBytes_isToldAsLatin1() {
        try (Listening listening = Listening.to(SERVER.get()).trusted()) {
            SERVER.get().command("SET", key("ö\r\n*2"), "1");
            listening.heard().upTo(key("\u00c3\u00b6\r\n*2"));
        }
    }

    @Test
    void changed_manyAtOnce_areAllTold() {
        int count = 30_000;
        Set<String> expected = new HashSet<>();
        for (int i = 1; i <= count; i++) {
            expected.add(key("many:" + "x".repeat(i % 700) + i));
        }
        try (Listening listening = Listening.to(SERVER.get()).trusted()) {
            SERVER.get()
                    .command(
                            "EVAL",
                            "for i = 1, " + count
                                    + " do redis.call('SET', ARGV[1] .. string.rep('x', i % 700) .. i, '') end",
                            "0",
                            key("many:"));
            listening.heard().upTo("all keys", event -> expected.remove(event) && expected.isEmpty());
            assertThat(listening.heard().rest()).isEmpty();
        }
    }

    @Test
    void changedEverything_flush_isTold() {
        try (Listening listening = Listening.to(SERVER.get()).trusted()) {
            SERVER.get().command("FLUSHDB");
            listening.heard().upTo(EVERYTHING);
            SERVER.get().command("FLUSHALL", "ASYNC");
            listening.heard().upTo(EVERYTHING);
        }
    }

    @Test
    void trust_idleForLong_isKeptBySignsOfLife() {
        try (Listening listening = Listening.to(SERVER.get()).trusted()) {
            assertStaysTrustedWhileIdle(SERVER.get(), listening);
        }
    }

    @Test
    void trust_idleForLongOverTls_isKeptBySignsOfLife() {
        RedisOptions options = RedisOptions.defaults().tls(Certificates.forLoopback());
        try (RedisServer encrypted = RedisServer.start(options)) {
            SslOptions ssl = SslOptions.builder()
                    .truststore(encrypted.trustStore().toFile(), Certificates.PASSWORD.toCharArray())
                    .build();
            try (Listening listening = Listening.to(
                            () -> List.of(encrypted), Listening.config().sslOptions(ssl))
                    .trusted()) {
                assertStaysTrustedWhileIdle(encrypted, listening);
                encrypted.pause();
                listening.heard().upTo(LOST);
                encrypted.resume();
                listening.trusted();
            }
            Await.until(
                    "no connection is left",
                    () -> Listening.connections(encrypted).isEmpty());
        }
    }

    /** For three times as long as it may be silent. */
    private static void assertStaysTrustedWhileIdle(RedisServer server, Listening listening) {
        server.resetStats();
        Await.until("pings", () -> server.commandstats().getOrDefault("ping", 0L) >= 15);
        server.command("SET", key("still"), "1");
        assertThat(listening.heard().upTo(key("still"))).containsExactly(key("still"));
        assertThat(listening.tracking().isTrusted()).isTrue();
    }

    @Test
    void trust_connectionKilled_isLostAtOnceAndGainedBySubscribingAgain() {
        try (Listening listening = Listening.to(SERVER.get()).trusted()) {
            long begun = System.nanoTime();
            Listening.killConnections(SERVER.get());
            assertThat(listening.heard().upTo(LOST)).containsExactly(LOST);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Listening.TIMES.silence());
            listening.trusted();
            assertThat(Listening.connections(SERVER.get())).hasSize(1);
            SERVER.get().command("SET", key("after"), "1");
            listening.heard().upTo(key("after"));
        }
    }

    @Test
    void trust_serverPaused_isLostWithinSilenceBound() {
        try (Listening listening = Listening.to(SERVER.get()).trusted()) {
            long begun = System.nanoTime();
            SERVER.get().pause();
            listening.heard().upTo(LOST);
            assertThat(listening.tracking().isTrusted()).isFalse();
            Duration bound = Listening.TIMES.silence().plusSeconds(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(bound);
            SERVER.get().resume();
            listening.trusted();
            SERVER.get().command("SET", key("resumed"), "1");
            listening.heard().upTo(key("resumed"));
        } finally {
            SERVER.get().resume();
        }
    }

    @Test
    void trust_serverRestarted_isLostAndGained() {
        try (Listening listening = Listening.to(SERVER.get()).trusted()) {
            SERVER.get().restart();
            assertThat(listening.heard().upTo(LOST)).containsExactly(LOST);
            listening.trusted();
            SERVER.get().command("SET", key("restarted"), "1");
            listening.heard().upTo(key("restarted"));
        }
    }

    @Test
    void start_noServerYet_isTrustedWhenItComes() {
        SERVER.get().kill();
        try (Listening listening = Listening.to(SERVER.get())) {
            Await.until("attempts", () -> listening.attempts() >= 4);
            assertThat(listening.tracking().isTrusted()).isFalse();
            assertThat(listening.heard().rest()).isEmpty();
            SERVER.get().restart();
            listening.trusted();
        }
    }

    @Test
    void close_leavesNoThreadAndNoConnection() {
        Listening listening = Listening.to(SERVER.get()).trusted();
        assertThat(Listening.connections(SERVER.get())).hasSize(1);
        assertThat(Listening.threads())
                .containsExactlyInAnyOrder(
                        "larder-tracking-topology",
                        "larder-tracking-" + SERVER.get().address());
        listening.close();
        assertThat(Listening.threads()).isEmpty();
        assertThat(listening.tracking().isTrusted()).isFalse();
        assertThat(listening.heard().rest()).containsExactly(LOST);
        Await.until(
                "no connection is left",
                () -> Listening.connections(SERVER.get()).isEmpty());
    }

    @Test
    void close_whileServerDoesNotAnswer_isPrompt() {
        SERVER.get().pause();
        try {
            Listening listening = Listening.to(SERVER.get());
            Await.until("an attempt", () -> listening.attempts() == 1);
            long begun = System.nanoTime();
            listening.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            assertThat(Listening.threads()).isEmpty();
        } finally {
            SERVER.get().resume();
        }
    }

    @Test
    void close_whileServerIsGone_leavesNoThread() {
        Listening listening = Listening.to(SERVER.get()).trusted();
        SERVER.get().kill();
        listening.heard().upTo(LOST);
        listening.close();
        listening.close();
        assertThat(Listening.threads()).isEmpty();
        SERVER.get().restart();
        assertThat(Listening.connections(SERVER.get())).isEmpty();
    }
}
