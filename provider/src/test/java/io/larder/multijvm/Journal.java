// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What child JVMs told their test, in the order in which they did. Safe for use by several threads. */
public final class Journal {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Line> lines = new ArrayList<>();

    /** Who told what. Tests that share JVMs have topics of their own. */
    public record Line(String jvm, String topic, String what) {}

    void add(Line line) {
        lock.lock();
        try {
            lines.add(line);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What was told of this so far. */
    public List<Line> of(String topic) {
        lock.lock();
        try {
            return lines.stream().filter(line -> line.topic().equals(topic)).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The words alone of {@link #of}. */
    public List<String> told(String topic) {
        return of(topic).stream().map(Line::what).toList();
    }

    /**
     * Waits until so many lines were told of this.
     *
     * @throws AssertionError if they are not in time
     */
    public void await(String topic, int count) throws InterruptedException {
        if (!grows(topic, count, PATIENCE)) {
            throw new AssertionError(
                    "Not within " + PATIENCE + ": " + count + " lines of " + topic + ". There are " + of(topic));
        }
    }

    /** Whether there are so many lines of this before the time is over; returns as soon as there are. */
    public boolean grows(String topic, int count, Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
        try {
            while (of(topic).size() < count && left > 0) {
                left = grown.awaitNanos(left);
            }
            return of(topic).size() >= count;
        } finally {
            lock.unlock();
        }
    }
}
