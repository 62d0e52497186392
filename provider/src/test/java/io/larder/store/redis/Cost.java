// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.testing.servers.MonitoredCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;

/**
 * What one operation costs.
 *
 * @param name of the operation
 * @param operation finds {@code k=v} and {@code l=v} in the cache
 * @param trips how often somebody has to wait for the server
 * @param commands what the server executes, with the options that change the meaning of {@code SET} and {@code GETEX}
 */
record Cost(String name, Consumer<Cache<String, String>> operation, int trips, List<String> commands) {

    private static final Set<String> OPTIONS = Set.of("NX", "XX", "GET", "PX", "KEEPTTL", "PERSIST");
    private static final Set<String> WITH_OPTIONS = Set.of("SET", "GETEX");

    static Cost of(String name, Consumer<Cache<String, String>> operation, int trips, String... commands) {
        return new Cost(name, operation, trips, List.of(commands));
    }

    /** The command as it stands in {@link #commands}. */
    static String shown(MonitoredCommand command, String generation) {
        List<String> words = command.words();
        List<String> shown = new ArrayList<>(List.of(command.name()));
        if (words.size() > 1 && words.get(1).equals(generation)) {
            shown.add("generation");
        }
        if (WITH_OPTIONS.contains(command.name())) {
            words.stream()
                    .skip(2)
                    .map(word -> word.toUpperCase(Locale.ROOT))
                    .filter(OPTIONS::contains)
                    .sorted()
                    .forEach(shown::add);
        }
        return String.join(" ", shown);
    }

    @Override
    public String toString() {
        return name;
    }
}
