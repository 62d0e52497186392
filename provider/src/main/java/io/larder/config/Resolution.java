// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Given.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds for each setting the value that holds, among all that were given. */
record Resolution(Catalog catalog, @Nullable String cacheName, Mistakes mistakes) {

    Map<Setting<?>, Given<?>> resolve(List<Given<?>> given) {
        Map<Setting<?>, Given<?>> nearest = nearest(given);
        Given<?> store = nearest.get(Settings.STORE);
        if (store != null) {
            List<Given<?>> all = new ArrayList<>(given);
            all.addAll(new UriReader(catalog, mistakes)
                    .parameters((URI) store.value(), store.source() + ", ", store.level(), store.cacheName()));
            nearest = nearest(all);
        }
        settleRivals(nearest);
        settleWeigher(nearest);
        return Map.copyOf(nearest);
    }

    private static Map<Setting<?>, Given<?>> nearest(List<Given<?>> given) {
        Map<Setting<?>, Given<?>> nearest = new LinkedHashMap<>();
        given.stream().sorted(Given.NEAREST_FIRST).forEach(one -> nearest.putIfAbsent(one.setting(), one));
        return nearest;
    }

    /**
     * Of two settings that exclude each other, such as max-entries and max-weight, the nearer one holds. Only if they
     * stand side by side, the user has to be asked which one is meant.
     */
    private void settleRivals(Map<Setting<?>, Given<?>> nearest) {
        for (Given<?> given : List.copyOf(nearest.values())) {
            Setting<?> rival = given.setting().rival();
            Given<?> other = rival == null ? null : nearest.get(rival);
            if (other != null) {
                settle(nearest, given, other);
            }
        }
    }

    private void settle(Map<Setting<?>, Given<?>> nearest, Given<?> given, Given<?> other) {
        if (given.ranksWith(other)) {
            mistakes.add(
                    given.source(), given.setting() + " and " + other.setting() + " exclude each other; leave one out");
        }
        nearest.remove(other.isNearerThan(given) ? given.setting() : other.setting());
    }

    /** A weigher for all caches serves those that have a max-weight. */
    private void settleWeigher(Map<Setting<?>, Given<?>> nearest) {
        Given<?> weigher = nearest.get(Settings.WEIGHER);
        Given<?> weight = nearest.get(Settings.MAX_WEIGHT);
        if (weight != null && weigher == null && cacheName != null) {
            mistakes.add(weight.source(), "max-weight needs a weigher; name its class with the setting weigher");
        }
        if (weigher == null || weight != null) {
            return;
        }
        Given<?> entries = nearest.get(Settings.MAX_ENTRIES);
        if (weigher.level() == Level.NAMED && (entries == null || !entries.isNearerThan(weigher))) {
            mistakes.add(weigher.source(), "a weigher is of no use without max-weight");
        }
        nearest.remove(Settings.WEIGHER);
    }
}
