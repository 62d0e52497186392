// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.spi.FarStore.Telling;
import io.larder.store.remote.EntryNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/**
 * What the servers tell without being asked, or pass on from other JVMs: what may have changed, and whether no such word
 * is missed.
 */
final class Pushes implements AutoCloseable {

    /** Caches by the name of their generation, and by what their entries begin with. */
    private final Map<String, List<Changes>> caches = new ConcurrentHashMap<>();

    private final Tracking tracking;
    private final Scope scope;

    /** What to listen to. */
    enum Scope {
        NOTHING,
        GENERATIONS,
        /** Generations and entries. */
        EVERYTHING
    }

    /**
     * Listens when there is something to watch.
     *
     * @param published whether other JVMs tell, and not the servers
     * @param names of any cache under the prefix
     */
    Pushes(Scope scope, boolean published, EntryNames names, TrackedNodes nodes) {
        this.scope = scope;
        boolean entries = scope == Scope.EVERYTHING;
        TrackingSpec spec;
        if (published) {
            List<String> channels = entries
                    ? List.of(names.changedGenerations(), names.changedEntries())
                    : List.of(names.changedGenerations());
            spec = new TrackingSpec(
                    nodes, TrackingWay.PUBLISHED, channels, new Published(new Told()), TrackingTimes.DEFAULTS);
        } else {
            String prefix = entries ? names.everything() : names.generations();
            spec = new TrackingSpec(nodes, TrackingWay.TOLD, List.of(prefix), new Told(), TrackingTimes.DEFAULTS);
        }
        this.tracking = new Tracking(spec);
    }

    /** Entries may lie on other servers than those that tell. */
    void doubt() {
        tracking.doubt();
    }

    /** Whether no change of a generation goes unheard. */
    boolean areTrusted() {
        return tracking.isTrusted();
    }

    /** What is told of entries: where JVMs tell each other, each change that one of them makes. */
    Telling telling() {
        if (scope != Scope.EVERYTHING) {
            return Telling.NEVER;
        }
        if (tracking.isTrusted()) {
            return Telling.EVERY_CHANGE;
        }
        return tracking.isRefused() ? Telling.NEVER : Telling.NOT_NOW;
    }

    /** Tells of changes of this cache. */
    void watch(Changes cache) {
        names(cache)
                .forEach(name -> caches.computeIfAbsent(name, any -> new CopyOnWriteArrayList<>())
                        .add(cache));
        if (scope != Scope.NOTHING) {
            tracking.start();
        }
    }

    void unwatch(Changes cache) {
        names(cache)
                .forEach(name -> caches.computeIfPresent(name, (any, watching) -> {
                    watching.remove(cache);
                    return watching.isEmpty() ? null : watching;
                }));
    }

    private static Stream<String> names(Changes cache) {
        return Stream.of(cache.names().generation(), cache.names().entries());
    }

    @Override
    public void close() {
        tracking.close();
    }

    /** Messages with several keys, in pieces. */
    private record Published(TrackingListener keys) implements TrackingListener {

        @Override
        public void changed(String message) {
            for (int from = 0; from < message.length(); ) {
                int end = message.indexOf(Audience.SEPARATOR, from);
                int to = end < 0 ? message.length() : end;
                keys.changed(message.substring(from, to));
                from = to + 1;
            }
        }

        @Override
        public void changedEverything() {
            keys.changedEverything();
        }

        @Override
        public void trustLost() {
            keys.trustLost();
        }

        @Override
        public void trustGained() {
            keys.trustGained();
        }
    }

    private final class Told implements TrackingListener {

        @Override
        public void changed(String key) {
            List<Changes> cleared = caches.get(key);
            if (cleared != null) {
                cleared.forEach(Changes::generationChanged);
                return;
            }
            int generation = key.lastIndexOf(':', key.lastIndexOf(':') - 1) + 1;
            caches.getOrDefault(key.substring(0, generation), List.of()).forEach(cache -> cache.entryChanged(key));
        }

        @Override
        public void changedEverything() {
            caches.values().forEach(watching -> watching.forEach(Changes::everythingChanged));
        }

        @Override
        public void trustLost() {
            changedEverything();
        }

        @Override
        public void trustGained() {
            changedEverything();
        }
    }

    /**
     * The servers as they say now that they are.
     *
     * @param shown without secrets
     */
    record Nodes(String shown, LazyTopology topology, Servers servers, JedisClientConfig config)
            implements TrackedNodes {

        @Override
        public Set<HostAndPort> nodes() {
            Deadline deadline = servers.deadline();
            Topology known = topology.open(deadline);
            topology.refresh(deadline);
            return known.nodes();
        }

        @Override
        public JedisClientConfig configOf(HostAndPort node) {
            return config;
        }

        @Override
        public String toString() {
            return shown;
        }
    }
}
