// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Outcome;
import io.larder.coherence.Operation.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessor;
import org.jspecify.annotations.Nullable;

/** One operation of a player in one cache. */
final class Turn {

    /** How many kinds of reads there are, some of them several times. */
    static final int READS = 10;

    /** How many kinds of changes there are, some of them several times. */
    static final int CHANGES = 24;

    private static final long AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int SEVERAL = 3;

    private static final EntryProcessor<String, Long, @Nullable Long> EXCHANGE = (entry, value) -> {
        Long previous = entry.getValue();
        entry.setValue((Long) value[0]);
        return previous;
    };

    private static final EntryProcessor<String, Long, @Nullable Long> TAKE = (entry, nothing) -> {
        Long previous = entry.getValue();
        entry.remove();
        return previous;
    };

    private final Player player;
    private final int which;
    private final Cache<String, Long> cache;
    private final long lifetime;
    private final long value;

    Turn(Player player, int which, Cache<String, Long> cache) {
        this.player = player;
        this.which = which;
        this.cache = cache;
        this.lifetime = player.register(which).lifetime();
        this.value = player.nextValue();
    }

    /** What is done once. */
    @FunctionalInterface
    private interface Attempt {
        /** What came of it; null if nothing was changed. */
        @Nullable
        Act run();
    }

    private static long seen(@Nullable Long value) {
        return value == null ? Act.NOTHING : value;
    }

    void read(int dice) {
        try {
            if (dice == 0) {
                readSeveral();
            } else {
                int key = player.anyKey();
                long begin = System.nanoTime();
                Act read = read(Player.name(key), dice == 1);
                note(key, read, new Span(begin, System.nanoTime()), Outcome.DONE);
            }
        } catch (CacheException unanswered) {
            LockSupport.parkNanos(AFTER_FAILURE);
        }
    }

    private Act read(String name, boolean whetherOnly) {
        return whetherOnly ? Act.look(cache.containsKey(name)) : Act.read(seen(cache.get(name)));
    }

    private void readSeveral() {
        Set<Integer> keys =
                IntStream.range(0, SEVERAL).mapToObj(i -> player.anyKey()).collect(Collectors.toSet());
        long begin = System.nanoTime();
        Map<String, Long> found = cache.getAll(keys.stream().map(Player::name).collect(Collectors.toSet()));
        Span span = new Span(begin, System.nanoTime());
        keys.forEach(key -> note(key, Act.read(seen(found.get(Player.name(key)))), span, Outcome.DONE));
    }

    void clear() {
        if (player.register(which).cleared()) {
            attempt(Operation.ALL_KEYS, Act.remove(), Outcome.FAILED, () -> {
                cache.clear();
                return Act.remove();
            });
        }
    }

    void change(int dice) {
        int key = player.changedKey();
        switch (dice) {
            case 0, 1, 2, 3, 4, 5, 6, 7 ->
                write(key, Outcome.FAILED, name -> {
                    cache.put(name, value);
                    return put();
                });
            case 8, 9 -> write(key, Outcome.FAILED, name -> exchange(cache.getAndPut(name, value)));
            case 10 -> write(key, name -> cache.putIfAbsent(name, value) ? put() : null);
            case 11 -> write(key, name -> cache.replace(name, value) ? put() : null);
            case 12 -> getAndReplace(key);
            case 13 -> write(key, name -> exchange(cache.invoke(name, EXCHANGE, value)));
            case 14 -> compared(key, put(), old -> cache.replace(Player.name(key), old, value) ? exchange(old) : null);
            case 15 -> compared(key, Act.remove(), old -> cache.remove(Player.name(key), old) ? Act.take(old) : null);
            case 16 -> remove(key, Outcome.UNCERTAIN, name -> takeIfThere(cache.invoke(name, TAKE)));
            case 17 -> remove(key, Outcome.FAILED, name -> Act.take(seen(cache.getAndRemove(name))));
            case 18, 19, 20 ->
                remove(key, Outcome.FAILED, name -> {
                    cache.remove(name);
                    return Act.remove();
                });
            case 21 -> removeSeveral();
            default -> putSeveral();
        }
    }

    /** What is done to the entry of a name. */
    @FunctionalInterface
    private interface Deed {
        @Nullable
        Act apply(String name);
    }

    /** What is done to an entry that has this value. */
    @FunctionalInterface
    private interface Comparison {
        @Nullable
        Act apply(Long old);
    }

    /** If it fails, it may have failed before it knew what to replace. */
    private void write(int key, Deed deed) {
        write(key, Outcome.UNCERTAIN, deed);
    }

    private void write(int key, Outcome ifFailed, Deed deed) {
        attempt(key, put(), ifFailed, () -> deed.apply(Player.name(key)));
    }

    private void remove(int key, Outcome ifFailed, Deed deed) {
        attempt(key, Act.remove(), ifFailed, () -> deed.apply(Player.name(key)));
    }

    /** What takes the place of something that is no entry has replaced none; the server does not ask what it is. */
    private void getAndReplace(int key) {
        long begin = System.nanoTime();
        Long previous = null;
        try {
            previous = cache.getAndReplace(Player.name(key), value);
        } catch (CacheException failure) {
            LockSupport.parkNanos(AFTER_FAILURE);
        }
        Span span = new Span(begin, System.nanoTime());
        note(key, exchange(previous), span, previous == null ? Outcome.UNCERTAIN : Outcome.DONE);
    }

    private void compared(int key, Act wanted, Comparison comparison) {
        Long old;
        try {
            old = cache.get(Player.name(key));
        } catch (CacheException unanswered) {
            return;
        }
        if (old != null) {
            attempt(key, wanted, Outcome.UNCERTAIN, () -> comparison.apply(old));
        }
    }

    private Act put() {
        return Act.put(value, lifetime);
    }

    private Act exchange(@Nullable Long previous) {
        return Act.exchange(seen(previous), value, lifetime);
    }

    private static @Nullable Act takeIfThere(@Nullable Long previous) {
        return previous == null ? null : Act.take(previous);
    }

    private void putSeveral() {
        Map<Integer, Act> acts = new HashMap<>();
        int first = player.firstChangedKey();
        for (int key = first; key < first + SEVERAL; key++) {
            acts.put(key, Act.put(player.nextValue(), lifetime));
        }
        Map<String, Long> values = acts.entrySet().stream()
                .collect(Collectors.toMap(
                        act -> Player.name(act.getKey()), act -> act.getValue().left()));
        several(acts, () -> cache.putAll(values));
    }

    private void removeSeveral() {
        Map<Integer, Act> acts = new HashMap<>();
        int first = player.firstChangedKey();
        for (int key = first; key < first + SEVERAL; key++) {
            acts.put(key, Act.remove());
        }
        Set<String> names = acts.keySet().stream().map(Player::name).collect(Collectors.toSet());
        several(acts, () -> cache.removeAll(names));
    }

    private void several(Map<Integer, Act> acts, Runnable change) {
        long begin = System.nanoTime();
        Outcome outcome = Outcome.DONE;
        try {
            change.run();
        } catch (CacheException failure) {
            outcome = Outcome.FAILED;
        }
        Span span = new Span(begin, System.nanoTime());
        for (Map.Entry<Integer, Act> act : acts.entrySet()) {
            note(act.getKey(), act.getValue(), span, outcome);
        }
    }

    /** Tries something that is noted even if it fails: then as what was wanted. */
    private void attempt(int key, Act wanted, Outcome ifFailed, Attempt attempt) {
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
        player.recording().add(which, key, act, span, outcome);
    }
}
