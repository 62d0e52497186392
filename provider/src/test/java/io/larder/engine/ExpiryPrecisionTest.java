// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.config.CacheSettings;
import io.larder.testing.LocalEngine;
import io.larder.testing.MovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An entry is there one millisecond before its deadline and gone at it, whichever way one looks, whichever policy set
 * the deadline, wherever the clock stands, and on the direct path as on the general one.
 */
final class ExpiryPrecisionTest {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration LIFETIME = Duration.ofSeconds(1);

    private static final List<Duration> LIFETIMES = List.of(
            MILLI, Duration.ofMillis(20), LIFETIME, Duration.ofDays(31), Duration.ofDays(40), Duration.ofDays(3650));

    /** Where a clock may stand: anywhere, that of {@link System#nanoTime()} included. */
    private static final List<Long> CLOCKS = List.of(
            0L,
            System.nanoTime(),
            -1L,
            Long.MAX_VALUE,
            Long.MAX_VALUE - Duration.ofMillis(10).toNanos(),
            Long.MIN_VALUE,
            -Duration.ofMillis(500).toNanos());

    private final List<LocalEngine> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LocalEngine::close);
    }

    private CacheEngine<String, Integer> open(MovedClock clock, Factory<? extends ExpiryPolicy> policy) {
        LocalEngine engines = new LocalEngine(CacheSettings.DEFAULTS, clock);
        opened.add(engines);
        return engines.open(new MutableConfiguration<String, Integer>()
                .setTypes(String.class, Integer.class)
                .setExpiryPolicyFactory(policy));
    }

    private static javax.cache.expiry.Duration jsr(Duration duration) {
        return new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, duration.toMillis());
    }

    private static List<Factory<ExpiryPolicy>> bothPaths(Factory<ExpiryPolicy> policy) {
        return List.of(policy, Policies.opaque(policy));
    }

    private static List<Factory<ExpiryPolicy>> endingAfter(Duration lifetime) {
        List<Factory<ExpiryPolicy>> policies = new ArrayList<>();
        policies.addAll(bothPaths(CreatedExpiryPolicy.factoryOf(jsr(lifetime))));
        policies.addAll(bothPaths(ModifiedExpiryPolicy.factoryOf(jsr(lifetime))));
        policies.addAll(bothPaths(AccessedExpiryPolicy.factoryOf(jsr(lifetime))));
        policies.addAll(bothPaths(TouchedExpiryPolicy.factoryOf(jsr(lifetime))));
        return policies;
    }

    /** Lets the setup make an entry, lets time pass, and looks in every way there is. */
    private void look(
            long clockStart,
            Factory<? extends ExpiryPolicy> policy,
            Consumer<Scene> setup,
            Duration afterwards,
            boolean expected) {
        for (Map.Entry<String, Predicate<CacheEngine<String, Integer>>> look : Looks.ALL.entrySet()) {
            MovedClock clock = new MovedClock(clockStart);
            Scene scene = new Scene(open(clock, policy), clock);
            setup.accept(scene);
            clock.pass(afterwards);
            assertThat(look.getValue().test(scene.engine()))
                    .as("%s, %s later, clock from %d", look.getKey(), afterwards, clockStart)
                    .isEqualTo(expected);
        }
    }

    private void deadline(Factory<? extends ExpiryPolicy> policy, Consumer<Scene> setup, Duration after) {
        look(0, policy, setup, after.minus(MILLI), true);
        look(0, policy, setup, after, false);
    }

    private record Scene(CacheEngine<String, Integer> engine, MovedClock clock) {

        void put() {
            engine.singleKey().put("k", 1);
        }

        void pass(Duration duration) {
            clock.pass(duration);
        }
    }

    private static void halfALife(Scene scene) {
        scene.put();
        scene.pass(LIFETIME.dividedBy(2));
    }

    @Test
    void entry_ofAnyLifetime_endsAtItsDeadline() {
        for (Duration lifetime : LIFETIMES) {
            for (Factory<ExpiryPolicy> policy : endingAfter(lifetime)) {
                deadline(policy, Scene::put, lifetime);
            }
        }
    }

    @Test
    void entry_whereverTheClockStands_endsAtItsDeadline() {
        for (long clock : CLOCKS) {
            for (Factory<ExpiryPolicy> policy : endingAfter(LIFETIME)) {
                look(clock, policy, Scene::put, LIFETIME.minus(MILLI), true);
                look(clock, policy, Scene::put, LIFETIME, false);
            }
        }
    }

    @Test
    void entry_createdInAnyWay_endsAtItsDeadline() {
        List<Consumer<Scene>> creations = List.of(
                scene -> scene.engine().singleKey().putIfAbsent("k", 1),
                scene -> scene.engine().singleKey().getAndPut("k", 1),
                scene -> scene.engine().bulk().putAll(Map.of("k", 1)),
                scene -> scene.engine().processing().<Boolean>invoke("k", (entry, arguments) -> {
                    entry.setValue(1);
                    return true;
                }));
        for (Consumer<Scene> creation : creations) {
            for (Factory<ExpiryPolicy> policy : endingAfter(LIFETIME)) {
                deadline(policy, creation, LIFETIME);
            }
        }
    }

    /** So long that neither nanoseconds nor Caffeine can count it: 100 years later the entry is there. */
    @Test
    void entry_ofALifetimeBeyondCounting_isThereForGenerations() {
        List<javax.cache.expiry.Duration> lifetimes = List.of(
                jsr(Duration.ofDays(300 * 365L)),
                new javax.cache.expiry.Duration(TimeUnit.DAYS, Long.MAX_VALUE),
                new javax.cache.expiry.Duration(TimeUnit.SECONDS, Long.MAX_VALUE),
                new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, Long.MAX_VALUE - 1),
                new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, Long.MAX_VALUE));
        for (javax.cache.expiry.Duration lifetime : lifetimes) {
            for (Factory<ExpiryPolicy> policy : bothPaths(TouchedExpiryPolicy.factoryOf(lifetime))) {
                for (long clock : CLOCKS) {
                    look(clock, policy, Scene::put, Duration.ofDays(100 * 365L), true);
                    look(
                            clock,
                            policy,
                            scene -> {
                                scene.engine().singleKey().putIfAbsent("k", 1);
                                scene.engine().singleKey().get("k");
                            },
                            Duration.ofDays(100 * 365L),
                            true);
                }
            }
        }
    }

    /** A policy of one's own may end entries yet, so Caffeine counts their years: up to 146 of them. */
    @Test
    void entry_underAnEternalPolicy_isThereForEver() {
        Factory<ExpiryPolicy> eternal = EternalExpiryPolicy.factoryOf();
        for (long clock : CLOCKS) {
            look(clock, Policies.opaque(eternal), Scene::put, Duration.ofDays(140 * 365L), true);
            look(
                    clock,
                    eternal,
                    scene -> {
                        scene.put();
                        scene.pass(Duration.ofDays(200 * 365L));
                    },
                    Duration.ofDays(200 * 365L),
                    true);
        }
    }

    @Test
    void created_whateverHappens_endsAtItsFirstDeadline() {
        List<Consumer<CacheEngine<String, Integer>>> happenings = new ArrayList<>();
        happenings.add(engine -> engine.singleKey().put("k", 1));
        happenings.add(engine -> engine.singleKey().getAndPut("k", 1));
        happenings.add(engine -> engine.singleKey().replace("k", 1));
        happenings.add(engine -> engine.singleKey().replace("k", 1, 1));
        happenings.add(engine -> engine.bulk().putAll(Map.of("k", 1)));
        Looks.ACCESSES.forEach(name -> happenings.add(engine -> Looks.look(name, engine)));
        Looks.NEITHER.forEach(name -> happenings.add(engine -> Looks.look(name, engine)));
        for (Factory<ExpiryPolicy> policy : bothPaths(CreatedExpiryPolicy.factoryOf(jsr(LIFETIME)))) {
            for (Consumer<CacheEngine<String, Integer>> happening : happenings) {
                deadline(
                        policy,
                        scene -> {
                            halfALife(scene);
                            happening.accept(scene.engine());
                        },
                        LIFETIME.dividedBy(2));
            }
        }
    }

    @Test
    void modified_byAnyUpdate_livesAnew() {
        List<Consumer<CacheEngine<String, Integer>>> updates = List.of(
                engine -> engine.singleKey().put("k", 1),
                engine -> engine.singleKey().getAndPut("k", 1),
                engine -> engine.singleKey().replace("k", 1),
                engine -> engine.singleKey().replace("k", 1, 1),
                engine -> engine.singleKey().getAndReplace("k", 1),
                engine -> engine.bulk().putAll(Map.of("k", 1)),
                engine -> engine.processing().<Boolean>invoke("k", (entry, arguments) -> {
                    entry.setValue(1);
                    return true;
                }));
        for (Factory<ExpiryPolicy> policy : List.of(
                ModifiedExpiryPolicy.factoryOf(jsr(LIFETIME)),
                Policies.opaque(ModifiedExpiryPolicy.factoryOf(jsr(LIFETIME))),
                TouchedExpiryPolicy.factoryOf(jsr(LIFETIME)))) {
            for (Consumer<CacheEngine<String, Integer>> update : updates) {
                deadline(
                        policy,
                        scene -> {
                            halfALife(scene);
                            update.accept(scene.engine());
                        },
                        LIFETIME);
            }
        }
    }

    @Test
    void accessed_byAnyAccess_livesAnew() {
        for (Factory<ExpiryPolicy> policy : List.of(
                AccessedExpiryPolicy.factoryOf(jsr(LIFETIME)),
                Policies.opaque(AccessedExpiryPolicy.factoryOf(jsr(LIFETIME))),
                TouchedExpiryPolicy.factoryOf(jsr(LIFETIME)),
                Policies.opaque(TouchedExpiryPolicy.factoryOf(jsr(LIFETIME))))) {
            for (String access : Looks.ACCESSES) {
                deadline(
                        policy,
                        scene -> {
                            halfALife(scene);
                            Looks.look(access, scene.engine());
                        },
                        LIFETIME);
            }
        }
    }

    @Test
    void accessed_byWhatIsNoAccess_endsAtItsFirstDeadline() {
        for (Factory<ExpiryPolicy> policy : bothPaths(AccessedExpiryPolicy.factoryOf(jsr(LIFETIME)))) {
            for (String neither : Looks.NEITHER) {
                deadline(
                        policy,
                        scene -> {
                            halfALife(scene);
                            Looks.look(neither, scene.engine());
                        },
                        LIFETIME.dividedBy(2));
            }
        }
    }

    @Test
    void access_withALifetimeOfItsOwn_setsIt() {
        Factory<ExpiryPolicy> policy =
                Policies.answering(jsr(LIFETIME), jsr(LIFETIME.dividedBy(4)), jsr(LIFETIME.multipliedBy(3)));
        deadline(policy, Scene::put, LIFETIME);
        for (String access : Looks.ACCESSES) {
            deadline(
                    policy,
                    scene -> {
                        scene.put();
                        Looks.look(access, scene.engine());
                    },
                    LIFETIME.dividedBy(4));
        }
        deadline(
                policy,
                scene -> {
                    scene.put();
                    scene.engine().singleKey().get("k");
                    scene.put();
                },
                LIFETIME.multipliedBy(3));
    }

    @Test
    void entry_ended_isCreatedAnewByThePutAfterIt() {
        Factory<ExpiryPolicy> policy = Policies.answering(jsr(LIFETIME), null, jsr(LIFETIME.multipliedBy(9)));
        for (Consumer<CacheEngine<String, Integer>> creation : List.<Consumer<CacheEngine<String, Integer>>>of(
                engine -> engine.singleKey().put("k", 1),
                engine -> engine.singleKey().putIfAbsent("k", 1),
                engine -> engine.bulk().putAll(Map.of("k", 1)))) {
            deadline(
                    policy,
                    scene -> {
                        scene.put();
                        scene.pass(LIFETIME);
                        creation.accept(scene.engine());
                    },
                    LIFETIME);
        }
    }

    @Test
    void looks_areAllNamed() {
        assertThat(Looks.ALL.keySet()).containsAll(Looks.ACCESSES).containsAll(Looks.NEITHER);
        assertThat(Looks.ACCESSES).doesNotContainAnyElementsOf(Set.copyOf(Looks.NEITHER));
    }
}
