// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.EntryCodec;
import io.larder.codec.KeyName;
import io.larder.spi.Lease;
import io.larder.spi.Leases;
import io.larder.spi.Lifetime;
import io.larder.store.remote.EntryNames;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/** Locks on keys: each an item that only one can add, and that expires. */
final class MemcachedLeases<K> implements Leases<K> {

    private final Servers servers;
    private final String beginning;
    private final EntryCodec<K, ?> codec;
    private final ScheduledExecutorService background;
    private final Duration duration;
    private final String cacheName;

    MemcachedLeases(
            Servers servers,
            EntryNames names,
            EntryCodec<K, ?> codec,
            ScheduledExecutorService background,
            Duration duration,
            String cacheName) {
        this.servers = servers;
        this.beginning = names.leases() + names.cache() + ":";
        this.codec = codec;
        this.background = background;
        this.duration = duration;
        this.cacheName = cacheName;
    }

    private Server server(String lease) {
        try {
            return servers.of(lease);
        } catch (ServerFailure failure) {
            throw Failures.of(cacheName, "lock", servers, failure);
        }
    }

    @Override
    public Lease<K> tryAcquire(Collection<? extends K> keys) {
        Map<K, Claim> claims = new LinkedHashMap<>();
        for (K key : keys) {
            KeyName name = codec.name(key);
            String lease = beginning + name.text();
            claims.put(key, new Claim(lease, server(lease)));
        }
        Ending ending = new Endings(0, false).of(Lifetime.ofMillis(duration.toMillis()), System.currentTimeMillis());
        Claims held = new Claims(servers, Set.copyOf(claims.values()), ending);
        try {
            held.acquire();
        } catch (ServerFailure failure) {
            held.release();
            throw Failures.of(cacheName, "lock", servers, failure);
        }
        claims.values().removeIf(claim -> !claim.isHeld());
        held.renewEvery(duration.dividedBy(3), background);
        Set<K> keysHeld = Set.copyOf(claims.keySet());
        return new Lease<>() {
            @Override
            public Set<K> keys() {
                return keysHeld;
            }

            @Override
            public void close() {
                held.release();
            }
        };
    }
}
