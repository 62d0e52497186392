// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.Pool;

/** The servers of a Cluster, each of which holds the keys of some slots. */
final class Cluster implements Topology {

    /** Threads that all see the same failure ask once. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Slots slots;
    private volatile Runnable moved = () -> {};
    private final AtomicLong refreshed = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    /** Asks one of the nodes for the others, and waits for the answer. */
    Cluster(Set<HostAndPort> some, JedisClientConfig config, GenericObjectPoolConfig<Connection> poolConfig) {
        this.slots = new Slots(some, config, poolConfig);
    }

    @Override
    public @Nullable Pool<Connection> of(byte[] key) {
        return slots.pool(JedisClusterCRC16.getSlot(key));
    }

    @Override
    public Pool<Connection> at(HostAndPort node) {
        if (!slots.knows(node)) {
            moved.run();
        }
        return slots.pool(node);
    }

    @Override
    public void watch(Runnable watcher) {
        moved = watcher;
    }

    @Override
    public Collection<Pool<Connection>> masters() {
        return new LinkedHashSet<>(slots.getPrimaryNodes().values());
    }

    @Override
    public Set<HostAndPort> nodes() {
        return slots.getNodes().keySet().stream().map(HostAndPort::from).collect(Collectors.toSet());
    }

    @Override
    public void refresh() {
        long last = refreshed.get();
        long now = System.nanoTime();
        if (now - last >= PAUSE_NANOS && refreshed.compareAndSet(last, now)) {
            Set<HostAndPort> before = nodes();
            slots.renewSlotCache();
            if (!before.containsAll(nodes())) {
                moved.run();
            }
        }
    }

    @Override
    public boolean hasReplacements() {
        return true;
    }

    @Override
    public void close() {
        slots.close();
    }

    /** Jedis knows the pool of each slot, and shows it to those who extend it. */
    private static final class Slots extends ClusterConnectionProvider {

        Slots(Set<HostAndPort> some, JedisClientConfig config, GenericObjectPoolConfig<Connection> poolConfig) {
            super(some, config, poolConfig);
        }

        @Nullable
        Pool<Connection> pool(int slot) {
            return cache.getSlotPool(slot);
        }

        boolean knows(HostAndPort node) {
            return cache.getNode(node) != null;
        }

        Pool<Connection> pool(HostAndPort node) {
            ConnectionPool pool = cache.getNode(node);
            return pool == null ? cache.setupNodeIfNotExist(node) : pool;
        }
    }
}
