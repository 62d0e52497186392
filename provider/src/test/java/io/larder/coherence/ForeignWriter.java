// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Span;
import io.larder.coherence.Performance.Disturbance;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with {@code redis-cli} who removes entries, puts other things in their place, lets them expire. */
record ForeignWriter(RedisServer server, Duration beat) implements Disturbance {

    private static final Pattern ENTRY = Pattern.compile(".*\\Dk(\\d+)");

    private static final long LEFT_MILLIS = 30;

    /** One of so many changes is a flush: after it there is nothing that could be out of date. */
    private static final int FLUSHES = 120;

    @Override
    public void disturb(Performance performance) {
        Random random = new Random(1);
        try (RespConnection connection = server.connect()) {
            for (int i = 1; performance.goesOnFor(beat); i++) {
                if (i % FLUSHES == 0) {
                    flush(performance, connection);
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

    private static void change(Performance performance, RespConnection connection, int cache, Random random) {
        String name = performance.scenario().registers().get(cache).shared().name();
        List<?> entries = (List<?>) connection.command("KEYS", "larder:" + name + ":*");
        if (entries == null || entries.isEmpty()) {
            return;
        }
        String entry = String.valueOf(entries.get(random.nextInt(entries.size())));
        Matcher key = ENTRY.matcher(entry);
        if (!key.matches()) {
            return;
        }
        long begin = System.nanoTime();
        long left = 0;
        switch (random.nextInt(3)) {
            case 0 -> connection.command("DEL", entry);
            case 1 -> connection.command("SET", entry, "something else", "XX");
            default -> {
                connection.command("PEXPIRE", entry, Long.toString(LEFT_MILLIS));
                left = TimeUnit.MILLISECONDS.toNanos(LEFT_MILLIS);
            }
        }
        performance.foreign(
                cache, Integer.parseInt(key.group(1)), Act.remove(), new Span(begin, System.nanoTime() + left));
    }
}
