// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;

/** Entries with lifetimes of their own, and a listener that is told of everything. */
record Expiry(CacheManager manager) {

    private static final String CACHE = "bookings";
    private static final long HELD_MILLIS = 1_000;
    /** Lifetimes are whole milliseconds, and so is the clock of many a server. */
    private static final long CLOCK_TICK_MILLIS = 1;

    private static final long PATIENCE_SECONDS = 5;

    void show(Report report) {
        Diary diary = new Diary();
        Cache<String, String> bookings = openCache(diary);
        report.section("Lifetimes: a booking is held for a second, and stays once it is confirmed");
        showLifetimes(report, bookings);
        report.section("The same, as a listener was told it");
        showEvents(report, bookings, diary);
        manager.destroyCache(CACHE);
    }

    private Cache<String, String> openCache(Diary diary) {
        Cache<String, String> cache = manager.createCache(
                CACHE,
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setExpiryPolicyFactory(() -> new BookingPolicy(HELD_MILLIS))
                        .addCacheEntryListenerConfiguration(
                                new MutableCacheEntryListenerConfiguration<>(() -> diary, null, true, true)));
        cache.clear(); // a shared store may remember an earlier run
        return cache;
    }

    private static void showLifetimes(Report report, Cache<String, String> bookings) {
        report.line("booked     room 101, room 102");
        bookings.put("room 101", "held");
        report.require(bookings.replace("room 101", "held", "confirmed"), "room 101 was held until it was confirmed");
        report.line("confirmed  room 101");
        Timed<Boolean> held = Timed.call(() -> {
            bookings.put("room 102", "held");
            return await(() -> !bookings.containsKey("room 102"));
        });
        report.line("gone       room 102, after %,.0f ms".formatted(held.millis()));
        report.blank();
        report.claim(
                held.result() && held.millis() >= HELD_MILLIS - CLOCK_TICK_MILLIS,
                "room 102 lived its second and not less");
        report.claim("confirmed".equals(bookings.get("room 101")), "room 101 is still booked");
    }

    private void showEvents(Report report, Cache<String, String> bookings, Diary diary) {
        boolean local = Quickstart.isLocal(manager);
        if (local) {
            await(() -> diary.lines().size() == 4 || bookings.get("room 102") != null);
        }
        bookings.remove("room 101");
        diary.lines().forEach(report::line);
        report.blank();
        List<String> expected = List.of("created", "updated", "created", "expired", "removed");
        List<String> told = diary.lines().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        if (local) {
            report.claim(told.equals(expected), "each change was told once, in order");
        } else {
            report.line("(a server forgets silently: EXPIRED is only told of entries in this JVM)");
        }
    }

    private static boolean await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return true;
    }
}
