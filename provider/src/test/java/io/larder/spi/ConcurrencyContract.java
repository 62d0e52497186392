// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each method is atomic for each key it names. */
public interface ConcurrencyContract extends StoreFixture {

    /** How many threads contend. */
    int THREADS = 8;

    /** How often each of them does. */
    default int rounds() {
        return 500;
    }

    private static boolean increment(Store<String, Integer> store, String key) {
        Stored<Integer> seen = store.read(key, Lifetime.KEEP);
        return seen == null
                ? store.write(key, 1, Match.ABSENT, Lifetimes.ETERNAL, false).applied()
                : store.write(key, seen.value() + 1, Match.version(seen), Lifetimes.ETERNAL, false)
                        .applied();
    }

    private List<Store<String, Integer>> stores() {
        return List.of(open(Outlook.OPEN), open(Outlook.ETERNAL));
    }

    @Test
    default void increments_ofManyThreads_areAllCounted() throws Exception {
        for (Store<String, Integer> store : stores()) {
            Together.run(THREADS, thread -> {
                for (int i = 0; i < rounds(); i++) {
                    String key = "k" + i % 3;
                    while (!increment(store, key)) {
                        Thread.onSpinWait();
                    }
                }
            });
            int sum = 0;
            for (String key : List.of("k0", "k1", "k2")) {
                sum += requireNonNull(store.read(key, Lifetime.KEEP)).value();
            }
            assertThat(sum).isEqualTo(THREADS * rounds());
        }
    }

    /** A touch must not bring back what a writer has replaced, nor a write be lost to a touch. */
    @Test
    default void increments_whileOthersTouch_areAllCounted() throws Exception {
        Store<String, Integer> store = open();
        AtomicInteger working = new AtomicInteger(THREADS / 2);
        Together.run(THREADS, thread -> {
            if (thread % 2 == 0) {
                for (int i = 0; i < rounds(); i++) {
                    while (!increment(store, "k")) {
                        Thread.onSpinWait();
                    }
                }
                working.decrementAndGet();
                return;
            }
            while (working.get() > 0) {
                Stored<Integer> seen = store.read("k", timing().times(9));
                if (seen != null) {
                    store.touch("k", seen, Lifetime.ETERNAL);
                }
            }
        });
        assertThat(requireNonNull(store.read("k", Lifetime.KEEP)).value()).isEqualTo(THREADS / 2 * rounds());
    }

    @Test
    default void creations_ofOneKey_haveOneWinner() throws Exception {
        for (Store<String, Integer> store : stores()) {
            AtomicInteger winners = new AtomicInteger();
            Together.run(THREADS, thread -> {
                for (int i = 0; i < rounds(); i++) {
                    if (store.write("k" + i, thread, Match.ABSENT, Lifetimes.ETERNAL, false)
                            .applied()) {
                        winners.incrementAndGet();
                    }
                }
            });
            assertThat(winners).hasValue(rounds());
        }
    }

    @Test
    default void removals_takeEachValueOnce() throws Exception {
        for (Store<String, Integer> store : stores()) {
            Set<Integer> taken = ConcurrentHashMap.newKeySet();
            AtomicInteger twice = new AtomicInteger();
            AtomicInteger written = new AtomicInteger();
            Together.run(THREADS, thread -> {
                for (int i = 0; i < rounds(); i++) {
                    String key = "k" + i % 5;
                    Outcome<Integer> outcome = thread % 2 == 0
                            ? store.write(key, written.incrementAndGet(), Match.ANY, Lifetimes.ETERNAL, true)
                            : store.remove(key, Match.ANY, true);
                    Stored<Integer> previous = outcome.previous();
                    if (previous != null && !taken.add(previous.value())) {
                        twice.incrementAndGet();
                    }
                }
            });
            assertThat(twice).hasValue(0);
            assertThat(taken.size() + StoreFixture.contents(store).size()).isEqualTo(written.get());
        }
    }

    /** A write that began after a clear had returned is there; one that returned before it began is not. */
    @Test
    default void clear_amongWrites_takesWhatCameBeforeAndNothingElse() throws Exception {
        Store<String, Integer> store = open();
        AtomicBoolean over = new AtomicBoolean();
        List<String> wrong = new ArrayList<>();
        Together.run(3, thread -> {
            if (thread > 0) {
                for (int i = 0; !over.get(); i++) {
                    store.write("noise" + thread + i % 50, i, Match.ANY, Lifetimes.ETERNAL, false);
                }
                return;
            }
            try {
                for (int i = 0; i < rounds(); i++) {
                    store.write("before", i, Match.ANY, Lifetimes.ETERNAL, false);
                    store.clear();
                    if (store.read("before", Lifetime.KEEP) != null) {
                        wrong.add("survived clear " + i);
                    }
                    store.write("after", i, Match.ABSENT, Lifetimes.ETERNAL, false);
                    Stored<Integer> after = store.read("after", Lifetime.KEEP);
                    if (after == null || after.value() != i) {
                        wrong.add("was lost after clear " + i);
                    }
                }
            } finally {
                over.set(true);
            }
        });
        assertThat(wrong).isEmpty();
    }
}
