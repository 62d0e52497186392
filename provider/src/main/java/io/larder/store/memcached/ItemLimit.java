// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How large an item of one cache may be: by the setting, and on each server. Safe for use by several threads. */
final class ItemLimit {

    private static final String STATISTIC = "STAT item_size_max ";

    private final @Nullable Long setting;
    private final Map<Server, Told> told = new ConcurrentHashMap<>();

    /** What a server said, and until which epoch it may have been started anew, with another limit. */
    private record Told(String words, long epoch) {}

    /**
     * A limit.
     *
     * @param setting {@link MemcachedSettings#MAX_ITEM_SIZE}; null where it is up to the servers
     */
    ItemLimit(@Nullable Long setting) {
        this.setting = setting;
    }

    /** Whether it is to be sent. */
    boolean allows(Request request) {
        return setting == null || request.size() <= setting;
    }

    /** Why so many bytes are too many, and what to do about it. */
    String exceeded(Server server, int bytes) {
        if (setting != null && bytes > setting) {
            return "more than " + MemcachedSettings.MAX_ITEM_SIZE + " allows: " + setting
                    + " bytes. It is not sent, and what it was to replace is removed. Store smaller values, or allow larger"
                    + " ones";
        }
        return "more than the server takes: " + of(server)
                + ". It is not stored, and what it was to replace is removed. Store smaller values, or start the server with"
                + " a larger limit (-I)";
    }

    /** A connection of its own for each value that is too large would be a storm. */
    private String of(Server server) {
        long epoch = server.epoch();
        Told known = told.get(server);
        if (known == null || known.epoch() != epoch) {
            known = new Told(asked(server), epoch);
            told.put(server, known);
        }
        return known.words();
    }

    private static String asked(Server server) {
        try (Aside aside = server.aside()) {
            aside.say("stats settings");
            String line = aside.line();
            while (line.startsWith("STAT ")) {
                if (line.startsWith(STATISTIC)) {
                    return line.substring(STATISTIC.length()) + " bytes, name and administration included";
                }
                line = aside.line();
            }
            return silent("to 'stats settings' it says '" + line + "'");
        } catch (IOException e) {
            return silent(String.valueOf(e.getMessage()));
        }
    }

    private static String silent(String why) {
        return "it does not tell how much (" + why + "); " + MemcachedSettings.MAX_ITEM_SIZE + " can";
    }
}
