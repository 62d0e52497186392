// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Actor;
import io.larder.coherence.Operation.Outcome;
import io.larder.coherence.Operation.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/** One thread of a scenario: does now this, now that, and writes down what it saw. */
final class Player {

    private static final long AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Scenario scenario;
    private final List<Cache<String, Long>> caches;
    private final Span time;
    private final Random random;
    private final Recording recording = new Recording();
    private long lastValue;

    Player(Scenario scenario, List<Cache<String, Long>> caches, Actor actor, Span time) {
        this.scenario = scenario;
        this.caches = caches;
        this.time = time;
        this.random = new Random(actor.hashCode() ^ time.begin());
        this.lastValue = actor.jvm() * 100_000_000_000L + actor.thread() * 1_000_000_000L;
    }

    /** Waits for the begin and plays until the end. */
    Recording play() {
        for (long left = time.begin() - System.nanoTime(); left > 0; left = time.begin() - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        while (System.nanoTime() < time.end()) {
            int which = random.nextInt(caches.size());
            act(new Turn(which, caches.get(which)));
            LockSupport.parkNanos(random.nextLong(2 * scenario.pause().toNanos()));
        }
        return recording;
    }

    private void act(Turn turn) {
        int dice = random.nextInt(1000);
        if (dice < scenario.mix().reads()) {
            turn.read(random.nextInt(10) == 0);
        } else if (dice < scenario.mix().reads() + scenario.mix().clears()) {
            turn.clear();
        } else {
            turn.change(random.nextInt(20));
        }
    }

    private int changedKey() {
        Scenario.Keys keys = scenario.keys();
        return keys.changed(System.nanoTime() - time.begin()) + random.nextInt(keys.each());
    }

    private int anyKey() {
        return random.nextBoolean()
                ? changedKey()
                : random.nextInt(scenario.keys().count());
    }

    static String name(int key) {
        return "k" + key;
    }

    private static long seen(@Nullable Long value) {
        return value == null ? Act.NOTHING : value;
    }

    /** What is done once. */
    @FunctionalInterface
    private interface Attempt {
        /** What came of it; null if nothing was changed. */
        @Nullable
        Act run();
    }

    /** One operation in one cache. */
    private final class Turn {

        private final int which;
        private final Cache<String, Long> cache;
        private final long lifetime;
        private final long value = ++lastValue;

        Turn(int which, Cache<String, Long> cache) {
            this.which = which;
            this.cache = cache;
            this.lifetime = scenario.registers().get(which).lifetime().toNanos();
        }

        void read(boolean several) {
            long begin = System.nanoTime();
            try {
                if (several) {
                    Set<Integer> keys = someKeys(this::any);
                    Map<String, Long> found =
                            cache.getAll(keys.stream().map(Player::name).collect(Collectors.toSet()));
                    Span span = new Span(begin, System.nanoTime());
                    keys.forEach(key -> note(key, Act.read(seen(found.get(name(key)))), span, Outcome.DONE));
                } else {
                    int key = anyKey();
                    Long found = cache.get(name(key));
                    note(key, Act.read(seen(found)), new Span(begin, System.nanoTime()), Outcome.DONE);
                }
            } catch (CacheException unanswered) {
                LockSupport.parkNanos(AFTER_FAILURE);
            }
        }

        void clear() {
            if (scenario.registers().get(which).cleared()) {
                attempt(Operation.ALL_KEYS, Act.remove(), Outcome.FAILED, () -> {
                    cache.clear();
                    return Act.remove();
                });
            }
        }

        private int any(int number) {
            return anyKey();
        }

        private Set<Integer> someKeys(java.util.function.IntUnaryOperator key) {
            return IntStream.range(0, 3).map(key).boxed().collect(Collectors.toSet());
        }

        void change(int dice) {
            int key = changedKey();
            String name = name(key);
            Act put = Act.put(value, lifetime);
            if (dice < 8) {
                attempt(key, put, Outcome.FAILED, () -> {
                    cache.put(name, value);
                    return put;
                });
            } else if (dice < 10) {
                attempt(key, put, Outcome.FAILED, () -> exchange(cache.getAndPut(name, value)));
            } else if (dice < 11) {
                attempt(key, put, Outcome.UNCERTAIN, () -> cache.putIfAbsent(name, value) ? put : null);
            } else if (dice < 12) {
                replace(key, put);
            } else if (dice < 13) {
                // it may have failed before it knew what to replace
                attempt(key, put, Outcome.UNCERTAIN, () -> exchange(cache.invoke(name, Player::exchanged, value)));
            } else if (dice < 16) {
                attempt(key, Act.remove(), Outcome.FAILED, () -> {
                    cache.remove(name);
                    return Act.remove();
                });
            } else if (dice < 17) {
                attempt(key, Act.remove(), Outcome.FAILED, () -> Act.take(seen(cache.getAndRemove(name))));
            } else {
                several(dice);
            }
        }

        private Act exchange(@Nullable Long previous) {
            return Act.exchange(seen(previous), value, lifetime);
        }

        private void replace(int key, Act put) {
            Long old;
            try {
                old = cache.get(name(key));
            } catch (CacheException unanswered) {
                return;
            }
            if (old != null) {
                attempt(key, put, Outcome.UNCERTAIN, () -> cache.replace(name(key), old, value) ? exchange(old) : null);
            }
        }

        private void several(int dice) {
            int first = scenario.keys().changed(System.nanoTime() - time.begin());
            Map<Integer, Act> acts = new HashMap<>();
            for (int i = 0; i < Math.min(3, scenario.keys().each()); i++) {
                acts.put(first + i, dice < 19 ? Act.put(++lastValue, lifetime) : Act.remove());
            }
            long begin = System.nanoTime();
            Outcome outcome = Outcome.DONE;
            try {
                if (dice < 19) {
                    cache.putAll(acts.entrySet().stream()
                            .collect(Collectors.toMap(
                                    e -> name(e.getKey()), e -> e.getValue().left())));
                } else {
                    cache.removeAll(acts.keySet().stream().map(Player::name).collect(Collectors.toSet()));
                }
            } catch (CacheException failure) {
                outcome = Outcome.FAILED;
            }
            Span span = new Span(begin, System.nanoTime());
            for (Map.Entry<Integer, Act> act : acts.entrySet()) {
                note(act.getKey(), act.getValue(), span, outcome);
            }
        }

        /** Tries something that is noted even if it fails: then as what was wanted. */
        void attempt(int key, Act wanted, Outcome ifFailed, Attempt attempt) {
            long begin = System.nanoTime();
            try {
                Act done = attempt.run();
                if (done != null) {
                    note(key, done, new Span(begin, System.nanoTime()), Outcome.DONE);
                }
            } catch (CacheException failure) {
                note(key, wanted, new Span(begin, System.nanoTime()), ifFailed);
                LockSupport.parkNanos(AFTER_FAILURE);
            }
        }

        private void note(int key, Act act, Span span, Outcome outcome) {
            recording.add(which, key, act, span, outcome);
        }
    }

    private static @Nullable Long exchanged(javax.cache.processor.MutableEntry<String, Long> entry, Object... value) {
        Long previous = entry.getValue();
        entry.setValue((Long) value[0]);
        return previous;
    }
}
