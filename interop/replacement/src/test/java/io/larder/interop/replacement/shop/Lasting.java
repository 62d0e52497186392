// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.time.Duration;
import javax.cache.Cache;

/**
 * How long entries last.
 *
 * @param limit how long an EXPIRED event may take
 */
record Lasting(Cache<String, Integer> offers, Cache<String, String> presence, Notebook notebook, Duration limit) {

    private static final long LIFETIME = Caches.SHORT.getTimeUnit().toNanos(Caches.SHORT.getDurationAmount());

    void day() {
        notebook.note("lifetime from creation: early", this::offerEndsEarly);
        notebook.note("lifetime from creation: events of a listener in the file", this::events);
        notebook.note("lifetime from the last use: a used entry ends", this::usedEntryEnds);
        notebook.note("lifetime from the last use: an unused entry ends", () -> {
            return Patience.until(Patience.LONG, () -> !presence.containsKey("ann"));
        });
    }

    /** An update in between must not prolong the life of an offer. */
    private String offerEndsEarly() {
        Journal.takeEvents();
        long created = System.nanoTime();
        offers.put("tea", 10);
        offers.put("tea", 9);
        boolean ended = Patience.until(Patience.LONG, () -> !offers.containsKey("tea"));
        // A little for clocks that differ in how they round.
        boolean early = System.nanoTime() - created < LIFETIME - 20_000_000L;
        return ended ? String.valueOf(early) : "never ended";
    }

    private String events() {
        Patience.until(Patience.LONG, () -> Journal.hasEvent("CREATED tea") && Journal.hasEvent("UPDATED tea"));
        Patience.until(limit, () -> Journal.hasEvent("EXPIRED tea"));
        return String.join(", ", Journal.takeEvents());
    }

    /** Asked often enough, unless the machine pauses for so long that nothing follows from it. */
    private String usedEntryEnds() {
        while (true) {
            presence.put("ann", "here");
            long begun = System.nanoTime();
            long used = begun;
            boolean lost = false;
            boolean paused = false;
            while (used - begun < 2 * LIFETIME && !lost && !paused) {
                long before = used;
                Patience.until(Duration.ofNanos(LIFETIME / 8), () -> false);
                lost = presence.get("ann") == null;
                used = System.nanoTime();
                paused = used - before > LIFETIME / 2;
            }
            if (!paused) {
                return String.valueOf(lost);
            }
        }
    }
}
