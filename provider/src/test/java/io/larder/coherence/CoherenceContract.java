// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.coherence.Performance.Disturbance;
import io.larder.coherence.Performance.History;
import io.larder.multijvm.Jvm;
import io.larder.multijvm.SharedCache;
import io.larder.multijvm.SharedJvms;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What three JVMs with four threads each see of caches that they all change, whatever happens to the server. A subclass
 * says by which URI they reach it.
 *
 * <p>Each scenario takes a few seconds; {@code -Dcoherence.seconds=60} makes it a minute, and lets a master fail over
 * too. {@code -Dcoherence.bound.millis} sets how long changes may take to show elsewhere.
 */
abstract class CoherenceContract {

    @RegisterExtension
    static final SharedJvms JVMS = new SharedJvms();

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final int COUNT = 3;
    private static final AtomicInteger LAST_CACHE = new AtomicInteger();

    /** Zero means a few, as many as the scenario needs. */
    private static final int SECONDS = Integer.getInteger("coherence.seconds", 0);

    private static final Duration BOUND = Duration.ofMillis(Integer.getInteger("coherence.bound.millis", 50));

    /** A change goes through several threads and processes until it shows: none of them may be served at once. */
    private static final int STALLS = 4;

    /** More is not forgiven: keys rest for not much longer. */
    private static final Duration MOST_STALLED = Duration.ofSeconds(1);

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** The URI by which caches are reached on a server, made from the one of the server itself. */
    abstract URI uri(URI server);

    /** How long a JVM may believe in a connection that says nothing. */
    abstract Duration silence();

    static Duration length(int seconds) {
        return Duration.ofSeconds(SECONDS == 0 ? seconds : SECONDS);
    }

    /** What is short in a short scenario and long in a long one. */
    private static Duration beat(int shortMillis, int longMillis) {
        return Duration.ofMillis(SECONDS == 0 ? shortMillis : longMillis);
    }

    static SharedCache cache(URI uri) {
        return new SharedCache(uri, "coherence" + LAST_CACHE.incrementAndGet());
    }

    /** One that lives for ever, one that is cleared, one whose values expire. */
    static Scenario scenario(URI uri, boolean naive) {
        return Scenario.of(List.of(
                new Register(cache(uri), Duration.ZERO, false, naive),
                new Register(cache(uri), Duration.ZERO, true, naive),
                new Register(cache(uri), Duration.ofMillis(300), false, naive)));
    }

    static List<Jvm> jvms() {
        return JVMS.get().first(COUNT);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Judges what was seen, and tells the numbers. */
    static Verdict judged(String name, History history, Duration bound) {
        Duration shown = bound.plus(least(history.stalled().multipliedBy(STALLS), MOST_STALLED));
        Verdict verdict = history.verdict(Promise.within(shown));
        System.out.printf(
                "coherence, %s: %s; had clears to be sudden: %s; bound %d ms, stalled %.1f ms%n",
                name,
                verdict.summary(),
                history.verdict(Promise.within(shown).strict()).counts(),
                shown.toMillis(),
                history.stalled().toNanos() / 1e6);
        return verdict;
    }

    private void isCoherent(String name, URI uri, Duration length, Disturbance disturbance) throws Exception {
        isCoherent(judged(name, Performance.play(jvms(), scenario(uri, false), length, disturbance), BOUND));
    }

    private static void isCoherent(Verdict verdict) {
        assertThat(verdict.violations()).as(verdict.toString()).isEmpty();
        assertThat(verdict.sights()).isGreaterThan(1_000);
        assertThat(verdict.changes()).isGreaterThan(1_000);
    }

    @Test
    void history_quiet_isCoherent() throws Exception {
        isCoherent("quiet", uri(server.uri()), length(5), Disturbance.NONE);
    }

    @Test
    void history_trackingConnectionsKilled_isCoherent() throws Exception {
        Disturbance killing = Disturbances.killedConnections(server, beat(300, 1_000));
        isCoherent("tracking connections killed", uri(server.uri()), length(5), killing);
    }

    @Test
    void history_serverPaused_isCoherent() throws Exception {
        Disturbance pausing = Disturbances.paused(server, Duration.ofSeconds(2), beat(1_500, 6_000));
        isCoherent("server paused", uri(server.uri()), length(6), pausing);
    }

    @Test
    void history_serverRestarted_isCoherent() throws Exception {
        Disturbance restarting = Disturbances.restarted(server, beat(2_000, 6_000));
        isCoherent("server restarted", uri(server.uri()), length(5), restarting);
    }

    @Test
    void history_foreignWriter_isCoherent() throws Exception {
        Disturbance writing = new ForeignWriter(server, Duration.ofMillis(15));
        isCoherent("foreign writer", uri(server.uri()), length(5), writing);
    }

    /** Starting and healing so many servers takes too long for a short run. */
    @Test
    @EnabledIfSystemProperty(named = "coherence.seconds", matches = "[1-9].*")
    void history_masterFailedOver_isCoherent() throws Exception {
        SERVERS.sentinels().heal();
        Disturbance failing = Disturbances.failedOver(SERVERS.sentinels(), Duration.ofSeconds(2));
        try {
            isCoherent("master failed over", uri(SERVERS.sentinels().uri()), length(7), failing);
        } finally {
            SERVERS.sentinels().heal();
        }
    }

    @Test
    void history_trackingConnectionsSwallowed_isStaleForNoLongerThanTheySayNothing() throws Exception {
        try (SwallowingProxy proxy = SwallowingProxy.before(server.port())) {
            URI far = URI.create("redis://127.0.0.1:" + proxy.port());
            Scenario scenario = scenario(uri(far), false);
            Disturbance swallowing = Disturbances.swallowed(
                    proxy, Duration.ofSeconds(2), silence().multipliedBy(2));
            History history = Performance.play(jvms(), scenario, length(8), swallowing);
            isCoherent(
                    judged("tracking connections swallowed", history, silence().plus(BOUND)));
        }
    }

    @Test
    void change_elsewhere_showsSoon() throws Exception {
        Visibility visibility = Visibility.measure(
                new Register(cache(uri(server.uri())), Duration.ZERO, false, false),
                jvms().get(0),
                jvms().get(1),
                1_000);
        System.out.println("coherence, a change shows in another JVM: " + visibility);
        assertThat(visibility.percentile(99)).isLessThan(250);
    }
}
