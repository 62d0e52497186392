// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Actor;
import io.larder.coherence.Operation.Span;
import io.larder.multijvm.Place;
import io.larder.multijvm.Work;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;

/**
 * What one child JVM does of a scenario.
 *
 * @param begin by {@link System#nanoTime()}
 */
record Part(Scenario scenario, int jvm, long begin, long end) implements Work<Part.Played> {

    /**
     * What came of it.
     *
     * @param recordings of each thread
     * @param stalled for how many nanoseconds the JVM was not served, at the longest
     */
    record Played(List<Recording> recordings, long stalled) implements Serializable {}

    @Override
    public Played run(Place place) throws Exception {
        List<Cache<String, Long>> caches = new ArrayList<>();
        scenario.registers().forEach(register -> caches.add(register.open()));
        Span time = new Span(begin, end);
        try (Stalls stalls = Stalls.during(time)) {
            List<Recording> recordings = place.inThreads(
                    scenario.threads(), thread -> new Player(scenario, caches, new Actor(jvm, thread), time).play());
            return new Played(new ArrayList<>(recordings), stalls.longest());
        }
    }
}
