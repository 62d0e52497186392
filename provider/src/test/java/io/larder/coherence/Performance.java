// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Actor;
import io.larder.coherence.Operation.Span;
import io.larder.multijvm.Jvm;
import io.larder.multijvm.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** A scenario while it is played, for whoever disturbs it. For one thread. */
final class Performance {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Enough for most threads to be there; those that are late begin late. */
    private static final Duration RAISING_THE_CURTAIN = Duration.ofMillis(300);

    private final Scenario scenario;
    private final long begin;
    private final long end;
    private final Recording foreign = new Recording();
    private final List<Span> losses = new ArrayList<>();
    private @Nullable String voided;

    private Performance(Scenario scenario, Duration length) {
        this.scenario = scenario;
        this.begin = System.nanoTime() + RAISING_THE_CURTAIN.toNanos();
        this.end = begin + length.toNanos();
    }

    /** What is done to the server meanwhile. */
    @FunctionalInterface
    interface Disturbance {

        Disturbance NONE = performance -> {};

        void disturb(Performance performance) throws Exception;
    }

    /**
     * What was done.
     *
     * @param operations in each cache
     * @param losses while the server may have lost what it had confirmed
     * @param stalled for how long a JVM was not served by the machine, at the longest
     */
    record History(List<List<Operation>> operations, List<Span> losses, Duration stalled) {

        Verdict verdict(Promise promise) {
            Checker checker = new Checker(promise.exceptFor(losses));
            return operations.stream().map(checker::check).reduce(Verdict::and).orElseThrow();
        }
    }

    /** Plays it for so long in these JVMs, and returns what was done. */
    static History play(List<Jvm> jvms, Scenario scenario, Duration length, Disturbance disturbance) throws Exception {
        for (Jvm jvm : jvms) {
            jvm.run(place -> {
                scenario.registers().forEach(register -> register.open().get(Player.name(0)));
                return 0;
            });
        }
        Performance performance = new Performance(scenario, length);
        List<Running<Part.Played>> running = new ArrayList<>();
        for (int i = 0; i < jvms.size(); i++) {
            running.add(jvms.get(i).begin(new Part(scenario, i + 1, performance.begin, performance.end)));
        }
        disturbance.disturb(performance);
        List<Part.Played> played = new ArrayList<>();
        for (Running<Part.Played> part : running) {
            played.add(part.result(length.plus(PATIENCE)));
        }
        for (Jvm jvm : jvms) {
            jvm.run(place -> {
                scenario.registers()
                        .forEach(register -> register.shared().manager().close());
                return 0;
            });
        }
        if (performance.voided != null) {
            throw new TestAbortedException(performance.voided);
        }
        return performance.history(played);
    }

    /** Waits so long; false if it is over before. */
    boolean goesOnFor(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = 1; left > 0; left = Math.min(until, end) - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return System.nanoTime() < end;
    }

    /** Somebody at the server itself does this. */
    void foreign(int cache, int key, Act act, Span span) {
        foreign.add(cache, key, act, span, Operation.Outcome.DONE);
    }

    /** What was confirmed in this time may be lost. */
    void loses(Span span) {
        losses.add(new Span(span.begin() - begin, span.end() - begin));
    }

    /** Unless this holds, what was seen proves nothing. */
    void voidUnless(boolean condition, String otherwise) {
        if (!condition) {
            voided = otherwise;
        }
    }

    Scenario scenario() {
        return scenario;
    }

    private History history(List<Part.Played> played) {
        List<List<Operation>> operations = new ArrayList<>();
        for (int cache = 0; cache < scenario.registers().size(); cache++) {
            List<Operation> all = new ArrayList<>(foreign.of(cache, new Actor(Actor.FOREIGN, 0), begin));
            for (int jvm = 0; jvm < played.size(); jvm++) {
                List<Recording> recordings = played.get(jvm).recordings();
                for (int thread = 0; thread < recordings.size(); thread++) {
                    all.addAll(recordings.get(thread).of(cache, new Actor(jvm + 1, thread), begin));
                }
            }
            operations.add(all);
        }
        long stalled = played.stream().mapToLong(Part.Played::stalled).max().orElse(0);
        return new History(operations, losses, Duration.ofNanos(stalled));
    }
}
