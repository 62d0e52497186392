// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.providers.SentineledConnectionProvider;
import redis.clients.jedis.util.Pool;

/** The master that Sentinels name, which holds everything. Jedis listens to them and changes the pool with the master. */
final class WatchedMaster implements Topology {

    private final SentineledConnectionProvider provider;
    private Runnable moved = () -> {};

    /** The one whose taking over has been told. */
    private volatile HostAndPort told;

    /** Asks the Sentinels, and waits for the answer. */
    WatchedMaster(RedisPlace place, ClientConfigs configs, GenericObjectPoolConfig<Connection> poolConfig) {
        this.provider = new SentineledConnectionProvider(
                place.master(), configs.servers(), poolConfig, Set.copyOf(place.hosts()), configs.sentinels());
        this.told = provider.getCurrentMaster();
    }

    @Override
    public Pool<Connection> of(byte[] key) {
        return master();
    }

    @Override
    public Pool<Connection> at(HostAndPort node) {
        return master();
    }

    @Override
    public Collection<Pool<Connection>> masters() {
        return List.of(master());
    }

    private Pool<Connection> master() {
        Pool<Connection> pool = provider.getConnectionMap().values().iterator().next();
        // In this order: Jedis names a new master before it shows connections to it.
        HostAndPort current = provider.getCurrentMaster();
        if (!current.equals(told)) {
            tell(current);
        }
        return pool;
    }

    private synchronized void tell(HostAndPort current) {
        if (!current.equals(told)) {
            moved.run();
            told = current;
        }
    }

    @Override
    public synchronized void watch(Runnable watcher) {
        moved = watcher;
    }

    @Override
    public Set<HostAndPort> nodes() {
        return Set.of(provider.getCurrentMaster());
    }

    @Override
    public void refresh() {
        // Jedis hears of a new master from the Sentinels.
    }

    @Override
    public boolean hasReplacements() {
        return true;
    }

    @Override
    public void close() {
        provider.close();
    }
}
