// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.util.Pool;

/** One server, which holds everything. */
final class OneServer implements Topology {

    private final HostAndPort host;
    private final Pool<Connection> pool;

    OneServer(HostAndPort host, JedisClientConfig config, GenericObjectPoolConfig<Connection> poolConfig) {
        this.host = host;
        this.pool = new ConnectionPool(host, config, poolConfig);
    }

    @Override
    public Pool<Connection> of(byte[] key) {
        return pool;
    }

    @Override
    public Pool<Connection> at(HostAndPort node) {
        return pool;
    }

    @Override
    public Collection<Pool<Connection>> masters() {
        return List.of(pool);
    }

    @Override
    public Set<HostAndPort> nodes() {
        return Set.of(host);
    }

    @Override
    public void watch(Runnable moved) {
        // It is always the same.
    }

    @Override
    public void refresh() {
        // There is nobody else.
    }

    @Override
    public boolean hasReplacements() {
        return false;
    }

    @Override
    public void close() {
        pool.close();
    }
}
