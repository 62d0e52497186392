// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static io.larder.store.redis.HeardChanges.GAINED;
import static io.larder.store.redis.HeardChanges.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.larder.testing.Await;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** What needs no server. */
final class TrackingTest {

    private final HeardChanges heard = new HeardChanges();
    private final Trust trust = new Trust(heard);
    private final NodeChannel first = channel(1);
    private final NodeChannel second = channel(2);

    private NodeChannel channel(int port) {
        TrackingSpec spec =
                new TrackingSpec(new NobodyKnows(), TrackingWay.TOLD, List.of("p"), heard, TrackingTimes.DEFAULTS);
        return new NodeChannel(new HostAndPort("nowhere", port), spec, trust);
    }

    @Test
    void trust_allExpectedAreHeard_isGained() {
        trust.expect(Set.of(first, second));
        trust.heard(first);
        assertThat(trust.isGiven()).isFalse();
        trust.heard(second);
        assertThat(trust.isGiven()).isTrue();
        assertThat(heard.rest()).containsExactly(GAINED);
    }

    @Test
    void trust_oneOfTwoIsLost_isLostUntilThatOneIsHeard() {
        trust.expect(Set.of(first, second));
        trust.heard(first);
        trust.heard(second);
        trust.lost(second);
        assertThat(trust.isGiven()).isFalse();
        trust.lost(first);
        trust.heard(first);
        assertThat(heard.rest()).containsExactly(GAINED, LOST);
        trust.heard(second);
        assertThat(heard.rest()).containsExactly(GAINED);
    }

    @Test
    void trust_newNode_isLostUntilItIsHeard() {
        trust.expect(Set.of(first));
        trust.heard(first);
        trust.expect(Set.of(first, second));
        assertThat(heard.rest()).containsExactly(GAINED, LOST);
        trust.heard(second);
        assertThat(heard.rest()).containsExactly(GAINED);
    }

    @Test
    void trust_nodeLetGo_countsNoMore() {
        trust.expect(Set.of(first, second));
        trust.heard(first);
        trust.expect(Set.of(first));
        assertThat(heard.rest()).containsExactly(GAINED);
        trust.heard(second);
        trust.lost(second);
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void trust_doubted_isLostUntilItIsKnownWhoMatters() {
        trust.expect(Set.of(first));
        trust.heard(first);
        trust.doubt();
        assertThat(trust.isGiven()).isFalse();
        trust.heard(first);
        assertThat(heard.rest()).containsExactly(GAINED, LOST);
        trust.expect(Set.of(first), trust.doubts());
        assertThat(trust.isGiven()).isTrue();
        assertThat(heard.rest()).containsExactly(GAINED);
    }

    @Test
    void trust_doubtedSinceItWasAskedWhoMatters_isNotGained() {
        int asOf = trust.doubts();
        trust.doubt();
        trust.expect(Set.of(first), asOf);
        trust.heard(first);
        assertThat(trust.isGiven()).isFalse();
        assertThat(heard.rest()).isEmpty();
        trust.expect(Set.of(first), trust.doubts());
        assertThat(heard.rest()).containsExactly(GAINED);
    }

    @Test
    void trust_nobodyExpected_isLost() {
        trust.expect(Set.of(first));
        trust.heard(first);
        trust.expect(Set.of());
        assertThat(heard.rest()).containsExactly(GAINED, LOST);
        assertThat(trust.isGiven()).isFalse();
    }

    @Test
    void trust_lostWhileGainIsTold_isNeitherShownNorToldOutOfOrder() {
        AtomicReference<Trust> own = new AtomicReference<>();
        HeardChanges inner = new HeardChanges();
        own.set(new Trust(new ForwardingListener(inner) {
            @Override
            public void trustGained() {
                own.get().lost(first);
                super.trustGained();
                assertThat(own.get().isGiven()).isFalse();
            }
        }));
        own.get().expect(Set.of(first));
        own.get().heard(first);
        assertThat(inner.rest()).containsExactly(GAINED, LOST);
        assertThat(own.get().isGiven()).isFalse();
    }

    @Test
    void trust_listenerFails_goesOn() {
        Trust strict = new Trust(new ForwardingListener(heard) {
            @Override
            public void trustGained() {
                throw new IllegalStateException("not now");
            }
        });
        strict.expect(Set.of(first));
        strict.heard(first);
        strict.lost(first);
        assertThat(heard.rest()).containsExactly(LOST);
    }

    @Test
    void start_topologyUnknown_asksAgainAndEndsWithClose() {
        NobodyKnows nodes = new NobodyKnows();
        Tracking tracking =
                new Tracking(new TrackingSpec(nodes, TrackingWay.TOLD, List.of("p"), heard, Listening.TIMES));
        tracking.start();
        tracking.start();
        Await.until("asked again", () -> nodes.asked.get() >= 3);
        assertThat(tracking.isTrusted()).isFalse();
        assertThat(Listening.threads()).containsExactly("larder-tracking-topology");
        tracking.close();
        assertThat(Listening.threads()).isEmpty();
        tracking.close();
        tracking.start();
        assertThat(Listening.threads()).isEmpty();
    }

    @Test
    void close_whileTopologyIsAskedFor_interruptsThat() {
        CountDownLatch asked = new CountDownLatch(1);
        Tracking tracking = new Tracking(
                new TrackingSpec(new Endless(asked), TrackingWay.TOLD, List.of("p"), heard, Listening.TIMES));
        tracking.start();
        Await.until("asked", () -> asked.getCount() == 0);
        tracking.close();
        assertThat(Listening.threads()).isEmpty();
    }

    @Test
    void threads_haveNothingOfTheirMaker() throws Exception {
        ThreadLocal<String> inherited = new InheritableThreadLocal<>();
        AtomicReference<String> seen = new AtomicReference<>("unset");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (var application = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(application);
            inherited.set("secret");
            TrackingThread thread = new TrackingThread("test", () -> seen.set(String.valueOf(inherited.get())));
            assertThat(thread.getContextClassLoader()).isNull();
            assertThat(thread.isDaemon()).isTrue();
            thread.start();
            thread.join();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(seen).hasValue("null");
    }

    @Test
    void prefixes_noneOrOneInAnother_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> withPrefixes(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withPrefixes(List.of("a:b", "c", "a:")))
                .withMessageContaining("a:b");
        assertThat(withPrefixes(List.of("a:b", "a:c")).prefixes()).hasSize(2);
    }

    @Test
    void rights_whereAServerRefusesToTell_nameTheOtherWay() {
        assertThat(withPrefixes(List.of("p")).rights()).contains(TrackingWay.RIGHTS, "tracking=publish");
        TrackingSpec published = new TrackingSpec(
                new NobodyKnows(), TrackingWay.PUBLISHED, List.of("c:1", "c:2"), heard, TrackingTimes.DEFAULTS);
        assertThat(published.rights()).isEqualTo("+subscribe &c:1 &c:2");
    }

    private TrackingSpec withPrefixes(List<String> prefixes) {
        return new TrackingSpec(new NobodyKnows(), TrackingWay.TOLD, prefixes, heard, TrackingTimes.DEFAULTS);
    }

    @Test
    void times_silenceOfLessThanTwoHeartbeats_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingTimes(
                        Duration.ofSeconds(1),
                        Duration.ofMillis(1_999),
                        Duration.ofSeconds(1),
                        TrackingTimes.DEFAULTS.backOff(),
                        Duration.ofMinutes(1)));
        assertThat(TrackingTimes.DEFAULTS.missedHeartbeats()).isEqualTo(2);
    }

    @Test
    void backOff_failures_doubleTheWaitUpToTheBoundWithJitter() {
        BackOff backOff = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(2));
        for (int i = 0; i < 1_000; i++) {
            assertThat(backOff.after(1)).isBetween(Duration.ofMillis(25), Duration.ofMillis(50));
            assertThat(backOff.after(3)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
            assertThat(backOff.after(Integer.MAX_VALUE)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        }
        assertThat(List.of(backOff.after(20), backOff.after(20), backOff.after(20), backOff.after(20)))
                .satisfies(waits -> assertThat(Set.copyOf(waits)).hasSizeGreaterThan(1));
    }

    private static class ForwardingListener implements TrackingListener {
        private final TrackingListener next;

        ForwardingListener(TrackingListener next) {
            this.next = next;
        }

        @Override
        public void changed(String key) {
            next.changed(key);
        }

        @Override
        public void changedEverything() {
            next.changedEverything();
        }

        @Override
        public void trustLost() {
            next.trustLost();
        }

        @Override
        public void trustGained() {
            next.trustGained();
        }
    }

    private static final class NobodyKnows implements TrackedNodes {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Set<HostAndPort> nodes() {
            asked.incrementAndGet();
            throw new IllegalStateException("nobody knows");
        }

        @Override
        public JedisClientConfig configOf(HostAndPort node) {
            return DefaultJedisClientConfig.builder().build();
        }
    }

    /** Never gets an answer. */
    private record Endless(CountDownLatch asked) implements TrackedNodes {

        @Override
        public Set<HostAndPort> nodes() {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException("counted down by nobody");
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }

        @Override
        public JedisClientConfig configOf(HostAndPort node) {
            return DefaultJedisClientConfig.builder().build();
        }
    }
}
