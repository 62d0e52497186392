// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import io.larder.benchmarks.remote.Sealing;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;

/** What someone would write who has no need of JCache: Caffeine, Jedis, and a channel on which JVMs tell what they have changed. */
final class BaselineClient implements NearClient {

    private final HostAndPort place;
    private final JedisClientConfig config;
    private final RedisClient client;
    private final List<BaselineCache> open = new ArrayList<>();

    BaselineClient(URI server, int threads) {
        String[] user = server.getUserInfo() == null
                ? new String[0]
                : server.getUserInfo().split(":", 2);
        DefaultJedisClientConfig.Builder builder = DefaultJedisClientConfig.builder();
        if (user.length == 2) {
            builder.user(user[0].isEmpty() ? null : user[0]).password(user[1]);
        }
        this.place = new HostAndPort(server.getHost(), server.getPort());
        this.config = builder.build();
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(threads);
        pool.setMaxIdle(threads);
        this.client = RedisClient.builder()
                .hostAndPort(place)
                .clientConfig(config)
                .poolConfig(pool)
                .build();
    }

    @Override
    public NearCache open(TieredKind kind) {
        BaselineCache cache = new BaselineCache(client, new Sealing("baseline", kind.cacheName()), kind);
        open.add(cache);
        cache.listen(place, config);
        return cache;
    }

    @Override
    public void close() {
        open.forEach(BaselineCache::close);
        client.close();
    }
}
