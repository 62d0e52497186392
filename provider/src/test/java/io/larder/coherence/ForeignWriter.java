// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static java.util.Objects.requireNonNull;

import io.larder.coherence.Operation.Span;
import io.larder.coherence.Performance.Disturbance;
import io.larder.coherence.Register.Expiry;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody with {@code redis-cli} who removes entries, puts other things in their place, lets them expire; and takes
 * memory from the server until it evicts some.
 */
record ForeignWriter(RedisServer server, Duration beat) implements Disturbance {

    private static final Pattern ENTRY = Pattern.compile(".*\\Dk(\\d+)");

    private static final long LEFT_MILLIS = 30;

    /** One of so many changes is a flush: after it there is nothing that could be out of date. */
    private static final int FLUSHES = 120;

    /** One of so many changes makes the server short of memory. */
    private static final int SHORTAGES = 50;

    @Override
    public void disturb(Performance performance) {
        Random random = new Random(1);
        try (RespConnection connection = server.connect()) {
            for (int i = 1; performance.goesOnFor(beat); i++) {
                if (i % FLUSHES == 0) {
                    flush(performance, connection);
                } else if (i % SHORTAGES == 0) {
                    evict(performance, connection, random.nextBoolean() ? "volatile-ttl" : "allkeys-random");
                } else {
                    int cache =
                            random.nextInt(performance.scenario().registers().size());
                    change(performance, connection, cache, random);
                }
            }
        }
    }

    private static void flush(Performance performance, RespConnection connection) {
        long begin = System.nanoTime();
        connection.command("FLUSHDB");
        Span span = new Span(begin, System.nanoTime());
        for (int cache = 0; cache < performance.scenario().registers().size(); cache++) {
            performance.foreign(cache, Operation.ALL_KEYS, Act.remove(), span);
        }
    }

    /** What is not there afterwards was removed before, whoever did. */
    private static void evict(Performance performance, RespConnection connection, String policy) {
        connection.command("CONFIG", "SET", "maxmemory-policy", policy);
        connection.command("CONFIG", "SET", "maxmemory", "1");
        try {
            long begin = System.nanoTime();
            List<?> left = requireNonNull((List<?>) connection.command("KEYS", "larder:*"));
            Span span = new Span(begin, System.nanoTime());
            for (int cache = 0; cache < performance.scenario().registers().size(); cache++) {
                noteGone(performance, cache, left, span);
            }
        } finally {
            connection.command("CONFIG", "SET", "maxmemory", "0");
        }
    }

    private static void noteGone(Performance performance, int cache, List<?> left, Span span) {
        String prefix = "larder:"
                + performance.scenario().registers().get(cache).shared().name() + ":";
        for (int key = 0; key < performance.scenario().keys().count(); key++) {
            String name = Player.name(key);
            if (names(left, prefix).noneMatch(entry -> entry.endsWith(name))) {
                performance.foreign(cache, key, Act.remove(), span);
            }
        }
    }

    private static Stream<String> names(List<?> entries, String prefix) {
        return entries.stream().map(String::valueOf).filter(entry -> entry.startsWith(prefix));
    }

    private static String prefix(Register register) {
        return "larder:" + register.shared().name() + ":";
    }

    private static void change(Performance performance, RespConnection connection, int cache, Random random) {
        Register register = performance.scenario().registers().get(cache);
        List<?> entries = (List<?>) connection.command("KEYS", prefix(register) + "*");
        if (entries == null || entries.isEmpty()) {
            return;
        }
        String entry = String.valueOf(entries.get(random.nextInt(entries.size())));
        Matcher key = ENTRY.matcher(entry);
        if (!key.matches()) {
            return;
        }
        Act act = Act.remove();
        long begin = System.nanoTime();
        long left = 0;
        // Where reads renew the lifetime, they may take back what was begun.
        switch (random.nextInt(register.expiry() == Expiry.AFTER_USE ? 2 : 3)) {
            case 0 -> connection.command("DEL", entry);
            case 1 -> {
                connection.command("SET", entry, "something else", "XX");
                // There is something then, which nobody can read.
                act = Act.put(-begin, 0);
            }
            default -> {
                connection.command("PEXPIRE", entry, Long.toString(LEFT_MILLIS));
                left = TimeUnit.MILLISECONDS.toNanos(LEFT_MILLIS);
            }
        }
        performance.foreign(cache, Integer.parseInt(key.group(1)), act, new Span(begin, System.nanoTime() + left));
    }
}
