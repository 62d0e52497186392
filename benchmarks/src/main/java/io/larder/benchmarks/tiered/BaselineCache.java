// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.larder.benchmarks.remote.Sealing;
import io.larder.benchmarks.remote.Sealing.Named;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * A near cache by hand. What is read or written of a key, and what is heard of it, waits for each other in Caffeine: no read keeps
 * what was told to be out of date meanwhile, and a write keeps what it has written.
 */
final class BaselineCache implements NearCache, AutoCloseable {

    /** No key has it. */
    private static final char AFTER_SENDER = ' ';

    private final RedisClient client;
    private final Sealing sealing;
    private final Cache<String, String> near;
    private final String channel;
    private final String sender = UUID.randomUUID().toString();
    private @Nullable Subscription subscription;

    BaselineCache(RedisClient client, Sealing sealing, TieredKind kind) {
        this.client = client;
        this.sealing = sealing;
        this.near = Caffeine.newBuilder()
                .maximumSize(TieredKind.NEAR_SIZE)
                .expireAfterWrite(TieredKind.LIFETIME)
                .build();
        this.channel = "changes-of-" + kind.cacheName();
    }

    /** Returns when it hears. */
    void listen(HostAndPort place, JedisClientConfig config) {
        subscription = Subscription.begin(place, config, channel, this::heard);
    }

    /** @param message null if some may have been missed */
    private void heard(@Nullable String message) {
        if (message == null) {
            near.invalidateAll();
        } else if (!message.startsWith(sender)) {
            near.invalidate(message.substring(message.indexOf(AFTER_SENDER) + 1));
        }
    }

    @Override
    @SuppressWarnings("NullAway") // what is not there is not kept
    public @Nullable String get(String key) {
        String value = near.getIfPresent(key);
        return value == null ? near.get(key, this::read) : value;
    }

    private @Nullable String read(String key) {
        Named named = sealing.named(key);
        return sealing.open(named, client.get(named.onServer()));
    }

    @Override
    public void put(String key, String value) {
        Named named = sealing.named(key);
        byte[] envelope = sealing.seal(named, value);
        near.asMap().compute(key, (same, old) -> {
            try (AbstractPipeline pipeline = client.pipelined()) {
                pipeline.set(named.onServer(), envelope, lifetime());
                pipeline.publish(channel, sender + AFTER_SENDER + key);
            }
            return value;
        });
    }

    @Override
    public void putAll(Map<String, String> entries) {
        try (AbstractPipeline pipeline = client.pipelined()) {
            entries.forEach((key, value) -> {
                Named named = sealing.named(key);
                pipeline.set(named.onServer(), sealing.seal(named, value), lifetime());
                pipeline.publish(channel, AFTER_SENDER + key);
            });
        }
    }

    private static SetParams lifetime() {
        return new SetParams().px(TieredKind.LIFETIME.toMillis());
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
    }
}
