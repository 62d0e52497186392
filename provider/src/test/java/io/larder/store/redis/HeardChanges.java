// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Keeps in order what it is told. */
final class HeardChanges implements TrackingListener {

    static final String EVERYTHING = "everything";
    static final String LOST = "trust lost";
    static final String GAINED = "trust gained";

    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public void changed(String key) {
        events.add(key);
    }

    @Override
    public void changedEverything() {
        events.add(EVERYTHING);
    }

    @Override
    public void trustLost() {
        events.add(LOST);
    }

    @Override
    public void trustGained() {
        events.add(GAINED);
    }

    /** Waits for an event; returns all that came up to it, and forgets them. */
    List<String> upTo(String event) {
        return upTo(event, event::equals);
    }

    List<String> upTo(String what, Predicate<String> last) {
        List<String> seen = new ArrayList<>();
        try {
            while (true) {
                String next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("Not heard within " + PATIENCE_SECONDS + " s: " + what + "; but " + seen);
                }
                seen.add(next);
                if (last.test(next)) {
                    return seen;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while waiting for " + what, e);
        }
    }

    /** What came since, without waiting. */
    List<String> rest() {
        List<String> seen = new ArrayList<>();
        events.drainTo(seen);
        return seen;
    }
}
