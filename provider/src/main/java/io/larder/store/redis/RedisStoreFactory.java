// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.codec.CodecSettings;
import io.larder.config.Setting;
import io.larder.spi.FarStoreFactory;
import io.larder.spi.FarStores;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import io.larder.store.remote.RemoteSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Serves {@code redis:} and its kin: Redis 6.2 and later, Valkey 7.2 and later. */
public final class RedisStoreFactory implements FarStoreFactory {

    /** Which older ones do not have. */
    private static final String JEDIS_8 = "redis.clients.jedis.PushConsumerChain";

    private static final String SPRING_BOOT =
            " (Spring Boot brings an older one, unless the property jedis.version says 8)";

    /** For {@link java.util.ServiceLoader}. */
    public RedisStoreFactory() {}

    @Override
    public Set<String> schemes() {
        return Set.of("redis", "rediss", "redis+sentinel", "rediss+sentinel", "redis+cluster", "rediss+cluster");
    }

    @Override
    public List<Setting<?>> settings() {
        return Stream.of(RemoteSettings.ALL, RedisSettings.ALL, CodecSettings.ALL)
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Requirement> requirement() {
        return Optional.of(new Requirement(JEDIS_8, "redis.clients:jedis:8.0.2 or later" + SPRING_BOOT));
    }

    @Override
    public Stores connect(StoresSpec spec) {
        return RedisStores.connect(spec, false);
    }

    @Override
    public FarStores connectFar(StoresSpec spec) {
        return RedisStores.connect(spec, true);
    }
}
