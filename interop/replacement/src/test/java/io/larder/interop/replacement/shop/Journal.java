// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What loaders, writers and listeners are told, in whatever thread, since providers make them as they like. */
public final class Journal {

    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();
    private static final Queue<String> EVENTS = new ConcurrentLinkedQueue<>();

    private Journal() {}

    /** A loader or writer was called. */
    public static void call(String what) {
        CALLS.add(what);
    }

    /** A listener was told. */
    public static void event(String what) {
        EVENTS.add(what);
    }

    /** Whether a listener was told something that begins like this. */
    static boolean hasEvent(String what) {
        return EVENTS.stream().anyMatch(event -> event.startsWith(what));
    }

    /** What was called since the last time, in the order of the alphabet: nobody promises one among keys. */
    static List<String> takeCalls() {
        List<String> taken = take(CALLS);
        taken.sort(Comparator.naturalOrder());
        return taken;
    }

    /** What was told since it was taken. */
    static List<String> events() {
        return List.copyOf(EVENTS);
    }

    /** What was told since the last time, key by key: nobody promises an order among keys. */
    static List<String> takeEvents() {
        List<String> taken = take(EVENTS);
        taken.sort(Comparator.comparing(event -> event.split("[ :]")[1]));
        return taken;
    }

    private static List<String> take(Queue<String> from) {
        List<String> taken = new ArrayList<>();
        for (String next = from.poll(); next != null; next = from.poll()) {
            taken.add(next);
        }
        return taken;
    }
}
