// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import javax.cache.CacheManager;

/** Sessions that end when nobody asks for them for a short while. */
final class Sliding {

    private static final Duration IDLE = Duration.ofMillis(600);
    private static final int ATTEMPTS = 20;

    private final Sessions sessions;

    Sliding(CacheManager manager) {
        sessions = new Sessions(manager, IDLE, Duration.ofHours(12), InstantSource.system());
    }

    /** Again, where this thread was kept from asking in time. */
    void assertRenewedByAsking() {
        int attempt = 1;
        while (!lives(IDLE.multipliedBy(3).dividedBy(2))) {
            assertThat(++attempt).isLessThan(ATTEMPTS);
        }
    }

    private boolean lives(Duration time) {
        String id = sessions.create("ada");
        long begun = System.nanoTime();
        for (long asked = begun; asked - begun <= time.toNanos(); LockSupport.parkNanos(IDLE.toNanos() / 20)) {
            asked = System.nanoTime();
            if (sessions.find(id).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    void assertEndsUnasked() {
        String id = sessions.create("ada");
        long created = System.nanoTime();
        while (System.nanoTime() - created < IDLE.toNanos() * 12 / 10) {
            LockSupport.parkNanos(IDLE.toNanos() / 4);
        }
        assertThat(sessions.find(id)).isEmpty();
    }
}
