// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Counts the entries of one cache that could not be read, and speaks of them once a minute. */
final class Unreadables {

    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String cacheName;
    private final LongSupplier nanoClock;
    private final Consumer<String> log;
    private final LongAdder count = new LongAdder();
    private final AtomicLong nextWord;

    Unreadables(String cacheName, LongSupplier nanoClock, Consumer<String> log) {
        this.cacheName = cacheName;
        this.nanoClock = nanoClock;
        this.log = log;
        this.nextWord = new AtomicLong(nanoClock.getAsLong());
    }

    void add(String keyName, Throwable why) {
        count.increment();
        long now = nanoClock.getAsLong();
        long due = nextWord.get();
        if (now - due >= 0 && nextWord.compareAndSet(due, now + PAUSE_NANOS)) {
            log.accept(
                    "Cache '" + cacheName + "': the entry " + keyName + " counts as absent, for what is stored there "
                            + reason(why) + " (" + count.sum() + " such so far; said once a minute)");
        }
    }

    long count() {
        return count.sum();
    }

    private static String reason(Throwable why) {
        // Other exceptions may quote what they have read.
        return why instanceof Unreadable
                ? String.valueOf(why.getMessage())
                : "can not be read: " + why.getClass().getName();
    }
}
