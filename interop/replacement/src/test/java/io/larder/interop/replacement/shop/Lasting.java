// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.time.Duration;
import java.util.stream.Collectors;
import javax.cache.Cache;

/**
 * How long entries last.
 *
 * @param limit how long an EXPIRED event may take; zero if it comes when it comes, and nothing can be told of it
 */
record Lasting(Cache<String, Integer> offers, Cache<String, String> presence, Notebook notebook, Duration limit) {

    private static final long LIFETIME = Caches.SHORT.getTimeUnit().toNanos(Caches.SHORT.getDurationAmount());

    void day() {
        String name = offer();
        notebook.note("lifetime from creation: events of a listener in the file", () -> changes(name));
        notebook.note("lifetime from creation: EXPIRED", () -> expired(name));
        notebook.note("lifetime from the last use: a used entry ends", this::usedEntryEnds);
        notebook.note("lifetime from the last use: an unused entry ends", () -> {
            return Patience.until(Patience.LONG, () -> !presence.containsKey("ann"));
        });
    }

    /** Puts and updates one, unless the machine pauses for so long that nothing follows from it, and waits for its end. */
    private String offer() {
        for (int number = 1; ; number++) {
            String name = "tea-" + number;
            long created = System.nanoTime();
            offers.put(name, 10);
            offers.put(name, 9);
            boolean paused = System.nanoTime() - created > LIFETIME / 2;
            boolean ended = Patience.until(Patience.LONG, () -> !offers.containsKey(name));
            // A little for clocks that differ in how they round.
            boolean early = System.nanoTime() - created < LIFETIME - 20_000_000L;
            if (!paused) {
                notebook.note("lifetime from creation, in spite of an update: ended", ended);
                notebook.note("lifetime from creation: early", early);
                return name;
            }
        }
    }

    private String changes(String name) {
        Patience.until(Patience.LONG, () -> Journal.hasEvent("CREATED " + name) && Journal.hasEvent("UPDATED " + name));
        return Journal.events().stream()
                .filter(event -> event.contains(name + ":"))
                .collect(Collectors.joining(", "))
                .replace(name, "tea");
    }

    private String expired(String name) {
        if (limit.isZero()) {
            return "whenever it comes";
        }
        Patience.until(limit, () -> Journal.hasEvent("EXPIRED " + name));
        return Journal.events().stream()
                .filter(event -> event.startsWith("EXPIRED " + name))
                .map(event -> "told" + event.substring(event.indexOf(name) + name.length()))
                .findFirst()
                .orElse("not told");
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
