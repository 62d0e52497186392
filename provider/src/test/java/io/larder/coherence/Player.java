// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Actor;
import io.larder.coherence.Operation.Span;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;

/** One thread of a scenario: does now this, now that, and writes down what it saw. */
final class Player {

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
            act(new Turn(this, which, caches.get(which)));
            LockSupport.parkNanos(random.nextLong(2 * scenario.pause().toNanos()));
        }
        return recording;
    }

    private void act(Turn turn) {
        int dice = random.nextInt(1000);
        if (dice < scenario.mix().reads()) {
            turn.read(random.nextInt(Turn.READS));
        } else if (dice < scenario.mix().reads() + scenario.mix().clears()) {
            turn.clear();
        } else {
            turn.change(random.nextInt(Turn.CHANGES));
        }
    }

    Recording recording() {
        return recording;
    }

    Register register(int which) {
        return scenario.registers().get(which);
    }

    /** One that nobody has written yet. */
    long nextValue() {
        return ++lastValue;
    }

    /** The first of those keys whose turn it is to be changed. */
    int firstChangedKey() {
        return scenario.keys().changed(System.nanoTime() - time.begin());
    }

    int changedKey() {
        return firstChangedKey() + random.nextInt(scenario.keys().each());
    }

    int anyKey() {
        return random.nextBoolean()
                ? changedKey()
                : random.nextInt(scenario.keys().count());
    }

    static String name(int key) {
        return "k" + key;
    }
}
