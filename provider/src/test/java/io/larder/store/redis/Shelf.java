// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;

import io.larder.store.remote.EntryNames;
import io.larder.testing.servers.RedisServer;
import java.util.List;

/** What lies on a server under a prefix, as the server itself tells. For servers that hold little. */
record Shelf(RedisServer server, String prefix) {

    /** The names of all that begins with the prefix. */
    List<String> names() {
        String begin = new EntryNames(prefix, "").entries().replaceAll(":$", "");
        return ((List<?>) requireNonNull(server.command("KEYS", "*")))
                .stream()
                        .map(String::valueOf)
                        .filter(name -> name.startsWith(begin))
                        .sorted()
                        .toList();
    }

    /** The names of the entries of a cache, of whatever generation. */
    List<String> entries(String cache) {
        EntryNames names = new EntryNames(prefix, cache);
        return names().stream().filter(names::isEntry).toList();
    }

    /** The name of the one entry of a cache that its clears have left. */
    String entry(String cache) {
        EntryNames names = new EntryNames(prefix, cache);
        String generation = String.valueOf(server.command("GET", names.generation()));
        List<String> entries = entries(cache).stream()
                .filter(name -> generation.endsWith(names.generationOf(name)))
                .toList();
        if (entries.size() != 1) {
            throw new AssertionError("The cache '" + cache + "' has not one entry on the server, but " + entries);
        }
        return entries.get(0);
    }

    /** How many milliseconds are left to the one entry of a cache; -1 for ever. */
    long timeLeft(String cache) {
        return (Long) requireNonNull(server.command("PTTL", entry(cache)));
    }
}
