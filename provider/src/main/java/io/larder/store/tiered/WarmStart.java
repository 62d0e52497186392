// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.Cursor;
import io.larder.spi.FarStore;
import io.larder.store.tiered.Fills.Fill;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a near tier before anybody asks for its entries: a walk over the far tier, until the near one is full. What it
 * brings is kept under the same conditions as what is read, and never takes the place of that.
 */
final class WarmStart<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(WarmStart.class);

    /** So many entries are asked for at once. */
    private static final int BATCH = 200;

    /** How often a walk is begun anew because everything changed, as it does when a connection is lost or a cache cleared. */
    private static final int WALKS = 3;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final FarStore<K, V> far;
    private final Near<K, V> near;
    private final NearRules rules;
    private final CountDownLatch ending = new CountDownLatch(1);

    WarmStart(FarStore<K, V> far, Near<K, V> near, NearRules rules) {
        this.far = far;
        this.near = near;
        this.rules = rules;
    }

    /** Stops what {@link #run} does, without waiting for it. Harmless when repeated. */
    void end() {
        ending.countDown();
    }

    /** Fills the near tier. Throws nothing: what fails is logged, once. */
    void run(String cacheName) {
        try {
            for (int walk = 0; walk < WALKS && awaitTrust(cacheName); walk++) {
                if (fill()) {
                    LOG.debug("Cache '{}': the near tier has {} entries to begin with", cacheName, near.entries());
                    return;
                }
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            if (!isEnding()) {
                LOG.warn(
                        "Cache '{}': the near tier could not be filled beforehand; it will be as entries are read",
                        cacheName,
                        failure);
            }
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    /** Whether something may be kept, now or soon: the connection that tells of changes is made in the background. */
    private boolean awaitTrust(String cacheName) throws InterruptedException {
        long begun = System.nanoTime();
        while (!rules.allow(far.telling())) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                LOG.warn("Cache '{}': the near tier is not filled beforehand, since changes are not told", cacheName);
                return false;
            }
            if (ending.await(LOOK_NANOS, TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return !isEnding();
    }

    /** One walk; false if everything changed meanwhile. */
    private boolean fill() throws InterruptedException {
        // Taken after the far tier was asked what it tells, as for any other read.
        Shelf<K, V> into = near.shelf();
        boolean room = true;
        try (Cursor<K, V> walk = far.scan()) {
            Set<K> batch = next(walk, into);
            while (room && !batch.isEmpty() && isGoingOn(into)) {
                long begun = System.nanoTime();
                room = fill(batch, into);
                // Half the time is left to those who are waiting for an answer.
                if (ending.await(System.nanoTime() - begun, TimeUnit.NANOSECONDS)) {
                    return true;
                }
                batch = room ? next(walk, into) : Set.of();
            }
        }
        return isEnding() || near.shelf() == into;
    }

    private boolean isGoingOn(Shelf<K, V> into) {
        return !isEnding() && near.shelf() == into && rules.allow(far.telling());
    }

    /** The next keys of the walk that are not near already. */
    private Set<K> next(Cursor<K, V> walk, Shelf<K, V> into) {
        Set<K> keys = new HashSet<>();
        while (keys.size() < BATCH && isGoingOn(into) && walk.advance()) {
            if (!into.holds(walk.key())) {
                keys.add(walk.key());
            }
        }
        return keys;
    }

    /** Whether there may be room for more. */
    private boolean fill(Set<K> keys, Shelf<K, V> into) {
        Map<K, Fill> fills = new HashMap<>();
        AtomicBoolean room = new AtomicBoolean(true);
        try {
            keys.forEach(key -> fills.put(key, near.begin(far.mark(key))));
            long asked = rules.now();
            far.readAllRemaining(keys, (key, read) -> {
                Fill fill = fills.get(key);
                if (fill != null && room.get()) {
                    NearEntry<V> entry = NearEntry.read(fill.mark(), read.stored(), read.lifetime(), asked);
                    room.set(near.readAhead(key, fill, into, entry));
                }
            });
        } finally {
            fills.values().forEach(near::end);
        }
        return room.get();
    }
}
