// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;

/**
 * What one operation costs: one trip for each command, the question for the generation along with it.
 *
 * @param name of the operation
 * @param operation finds {@code k=v} and {@code l=v} in the cache
 * @param commands what is said to the server of {@code k}, without the question for the generation
 */
record Cost(String name, Consumer<Cache<String, String>> operation, List<List<String>> commands) {

    /** Each of the commands is a trip; those with a plus before them go along with the one before. */
    static Cost of(String name, Consumer<Cache<String, String>> operation, String... commands) {
        List<List<String>> trips = Stream.of(commands)
                .map(trip -> List.of(trip.split(" \\+ ", -1)))
                .toList();
        return new Cost(name, operation, trips);
    }

    /** All that is said, the questions for the generation included. */
    List<String> everything() {
        return commands.stream()
                .flatMap(trip -> Stream.concat(Stream.of("mg generation v"), trip.stream()))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
