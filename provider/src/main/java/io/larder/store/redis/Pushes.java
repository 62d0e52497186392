// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** What the servers tell without being asked: that a generation may have changed, and whether no such word is missed. */
final class Pushes implements AutoCloseable {

    private final Map<String, List<Generation>> generations = new ConcurrentHashMap<>();
    private final Tracking tracking;
    private final boolean wanted;

    /**
     * Listens when there is something to watch.
     *
     * @param wanted whether to listen at all
     * @param prefix what the keys of generations begin with
     */
    Pushes(boolean wanted, String prefix, TrackedNodes nodes) {
        this.wanted = wanted;
        this.tracking = new Tracking(nodes, List.of(prefix), new Told(), TrackingTimes.DEFAULTS);
    }

    /** Whether no change of a generation goes unheard. */
    boolean areTrusted() {
        return tracking.isTrusted();
    }

    /** Tells this generation of its changes. */
    void watch(String key, Generation generation) {
        generations.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>()).add(generation);
        if (wanted) {
            tracking.start();
        }
    }

    void unwatch(String key, Generation generation) {
        generations.computeIfPresent(key, (any, watching) -> {
            watching.remove(generation);
            return watching.isEmpty() ? null : watching;
        });
    }

    @Override
    public void close() {
        tracking.close();
    }

    private final class Told implements TrackingListener {

        @Override
        public void changed(String key) {
            generations.getOrDefault(key, List.of()).forEach(Generation::told);
        }

        @Override
        public void changedEverything() {
            generations.values().forEach(watching -> watching.forEach(Generation::changed));
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
