// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.coherence.Performance.Disturbance;
import io.larder.coherence.Performance.History;
import io.larder.coherence.Register.Expiry;
import io.larder.multijvm.Jvm;
import io.larder.multijvm.SharedCache;
import io.larder.multijvm.SharedJvms;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A scenario in three JVMs with four threads each, played while something is done to the server, and held to a promise.
 * Immutable.
 *
 * <p>It takes a few seconds; {@code -Dcoherence.seconds=60} makes it a minute. {@code -Dcoherence.bound.millis} sets how
 * long changes may take to show elsewhere where nothing else is said.
 *
 * @param name for messages
 * @param disturbance what is done meanwhile
 * @param length how long it is played
 * @param bound how long changes may take to show elsewhere
 */
record Trial(String name, Scenario scenario, Disturbance disturbance, Duration length, Bound bound) {

    /** Set if trials are to be long, and more of them. */
    static final String SECONDS_PROPERTY = "coherence.seconds";

    static final String LONG = "[1-9].*";

    static final Duration BOUND = Duration.ofMillis(Integer.getInteger("coherence.bound.millis", 50));

    private static final int JVMS = 3;
    private static final int SECONDS = Integer.getInteger(SECONDS_PROPERTY, 0);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final AtomicInteger LAST_CACHE = new AtomicInteger();

    /** A fault that strikes at random is given so many chances. */
    private static final int CHANCES = 20;

    /**
     * How long changes may take to show elsewhere.
     *
     * @param least on a machine that serves everybody at once
     * @param stalls how often it may not serve somebody
     */
    record Bound(Duration least, int stalls) {

        /** More is not forgiven: keys rest for not much longer. */
        private static final Duration MOST_STALLED = Duration.ofSeconds(1);

        /** A change is told by one thread to another in several processes until it shows: any of them may have to wait. */
        static Bound told(Duration least) {
            return new Bound(least, 4);
        }

        /** By the clock of whoever reads: it does not matter who has to wait for what. */
        static Bound exactly(Duration least) {
            return new Bound(least, 0);
        }

        Duration stretched(Duration stalled) {
            Duration forgiven = stalled.multipliedBy(stalls);
            return least.plus(forgiven.compareTo(MOST_STALLED) < 0 ? forgiven : MOST_STALLED);
        }
    }

    /** Nothing is done to the server. */
    static Trial of(String name, URI uri) {
        return new Trial(name, Scenario.of(registers(uri, false)), Disturbance.NONE, length(SHORT), Bound.told(BOUND));
    }

    /** One that lives for ever, one that is cleared, two whose values expire. */
    private static List<Register> registers(URI uri, boolean naive) {
        return List.of(
                new Register(cache(uri), Expiry.NEVER, false, naive),
                new Register(cache(uri), Expiry.NEVER, true, naive),
                new Register(cache(uri), Expiry.AFTER_CHANGES, false, naive),
                new Register(cache(uri), Expiry.AFTER_USE, false, naive));
    }

    static SharedCache cache(URI uri) {
        return new SharedCache(uri, "coherence" + LAST_CACHE.incrementAndGet());
    }

    private static Duration length(Duration usual) {
        return SECONDS == 0 ? usual : Duration.ofSeconds(SECONDS);
    }

    /** What is short in a short trial and long in a long one. */
    static Duration beat(int shortMillis, int longMillis) {
        return Duration.ofMillis(SECONDS == 0 ? shortMillis : longMillis);
    }

    /** With near tiers that are no good. */
    Trial naive(URI uri) {
        return new Trial(name, Scenario.of(registers(uri, true)), disturbance, length, bound);
    }

    Trial disturbed(Disturbance by) {
        return new Trial(name, scenario, by, length, bound);
    }

    /** At least so long, unless all trials are long. */
    Trial lasting(Duration usual) {
        return new Trial(name, scenario, disturbance, length(usual), bound);
    }

    /** Short, however long the others are. */
    Trial brief() {
        return new Trial(name, scenario, disturbance, SHORT, bound);
    }

    Trial shown(Bound other) {
        return new Trial(name, scenario, disturbance, length, other);
    }

    /** Plays it, and fails unless its promise was kept. */
    void isCoherent(SharedJvms jvms) throws Exception {
        Verdict verdict = verdict(jvms.get().first(JVMS));
        assertThat(verdict.violations()).as(verdict.toString()).isEmpty();
        // A machine that is busy with other things does less; but whoever did next to nothing proves nothing.
        long least = 10 * length.toSeconds();
        assertThat(verdict.sights()).isGreaterThan(least);
        assertThat(verdict.changes()).isGreaterThan(least);
    }

    /** Plays it until everything was found that is known to be wrong, and fails if it never is. */
    void isFoundOut(List<Jvm> jvms, Violation.Kind... wrong) throws Exception {
        Set<Violation.Kind> found = EnumSet.noneOf(Violation.Kind.class);
        for (int i = 0; i < CHANCES && !found.containsAll(List.of(wrong)); i++) {
            found.addAll(fresh().verdict(jvms).kinds());
        }
        assertThat(found).contains(wrong);
    }

    /** The same with caches where nobody has written anything yet. */
    private Trial fresh() {
        List<Register> registers = scenario.registers().stream()
                .map(used -> new Register(cache(used.shared().uri()), used.expiry(), used.cleared(), used.naive()))
                .toList();
        return new Trial(name, Scenario.of(registers), disturbance, length, bound);
    }

    private Verdict verdict(List<Jvm> jvms) throws Exception {
        History history = Performance.play(jvms, scenario, length, disturbance);
        Duration shown = bound.stretched(history.stalled());
        // Lifetimes are counted in milliseconds, by several clocks.
        Promise promise = Promise.within(shown).outlivedBy(shown.plus(BOUND));
        Verdict verdict = history.verdict(promise);
        System.out.printf(
                "coherence, %s: %s; had clears to be sudden: %s; bound %d ms, stalled %.1f ms%n",
                name,
                verdict.summary(),
                history.verdict(promise.strict()).counts(),
                shown.toMillis(),
                history.stalled().toNanos() / 1e6);
        return verdict;
    }
}
