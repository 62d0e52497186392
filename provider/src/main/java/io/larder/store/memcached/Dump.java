// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import net.rubyeye.xmemcached.exception.MemcachedServerException;

/**
 * Lists the names on a server, by {@code lru_crawler metadump hash}: a walk over its hash table, which misses nothing
 * that is there from beginning to end. (The walks that its other forms do over the queues of what is used least miss
 * what moves.)
 */
final class Dump {

    private static final String COMMAND = "lru_crawler metadump hash";
    private static final String KEY = "key=";

    /** One dump at a time is all that a server does; others take their turn. */
    private static final int PATIENCE = 10;

    private static final long LONGEST_PAUSE_MILLIS = 200;

    private Dump() {}

    /**
     * The names that begin so.
     *
     * @throws ServerFailure if the server does not tell
     */
    static List<String> names(Server server, String beginning, Duration timeout) {
        Deadline patience = Deadline.in(timeout.multipliedBy(PATIENCE));
        for (int attempt = 1; ; attempt++) {
            try (Aside aside = server.aside()) {
                aside.say(COMMAND);
                List<String> found = new ArrayList<>();
                String last = collect(aside, beginning, found);
                if (last.equals("END")) {
                    return found;
                }
                if (!last.startsWith("BUSY") || patience.nanosLeft() == 0) {
                    throw refused(server, last);
                }
            } catch (IOException e) {
                throw new ServerFailure(server, "it does not list its keys: " + e.getMessage(), e);
            }
            pause(attempt);
        }
    }

    /** Gives the line that follows on the last key. */
    private static String collect(Aside aside, String beginning, List<String> found) throws IOException {
        String line = aside.line();
        while (line.startsWith(KEY)) {
            int end = line.indexOf(' ', KEY.length());
            String name = decoded(line, KEY.length(), end < 0 ? line.length() : end);
            if (name.startsWith(beginning)) {
                found.add(name);
            }
            line = aside.line();
        }
        return line;
    }

    private static ServerFailure refused(Server server, String answer) {
        String why = answer.startsWith("BUSY")
                ? "it lists its keys for others all the time"
                : "iteration needs '" + COMMAND
                        + "', which it does not do: Memcached 1.6 with its LRU crawler is needed,"
                        + " and a service that lets the command through";
        return new ServerFailure(server, why + " (it says '" + answer + "')", new MemcachedServerException(answer));
    }

    private static void pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE_MILLIS, 10L << Math.min(attempt, 10));
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheException("Interrupted while waiting for a list of keys", e);
        }
    }

    private static String decoded(String line, int from, int to) {
        StringBuilder name = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            int high = c == '%' && i + 2 <= to - 1 ? Character.digit(line.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(line.charAt(i + 2), 16);
            if (low < 0) {
                name.append(c);
            } else {
                name.append((char) (high << 4 | low));
                i += 2;
            }
        }
        return name.toString();
    }
}
