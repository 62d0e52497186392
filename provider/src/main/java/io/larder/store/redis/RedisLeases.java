// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.spi.Lease;
import io.larder.spi.Leases;
import io.larder.spi.StoreException;
import io.larder.store.remote.EntryNames;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/** Leases as keys that expire, each with the token of its holder: {@code L0:} and sixteen characters. */
final class RedisLeases<K> implements Leases<K> {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLeases.class);

    private final Place<K> place;
    private final Servers servers;
    private final long millis;
    private final ScheduledExecutorService background;

    /**
     * Which leases they are.
     *
     * @param shown where they are, for messages
     * @param naming the text of a key's name
     */
    record Place<K>(String cacheName, String shown, EntryNames names, Function<K, String> naming) {

        private byte[] lease(K key) {
            return Requests.ascii(names.leases() + names.cache() + ":" + naming.apply(key));
        }
    }

    RedisLeases(Place<K> place, Servers servers, Duration duration, ScheduledExecutorService background) {
        this.place = place;
        this.servers = servers;
        this.millis = duration.toMillis();
        this.background = background;
    }

    @Override
    public Lease<K> tryAcquire(Collection<? extends K> keys) {
        LeaseCalls asking = LeaseCalls.lasting(millis);
        Map<K, byte[]> wanted = new LinkedHashMap<>();
        keys.forEach(key -> wanted.put(key, place.lease(key)));
        List<Call> calls = wanted.values().stream().map(asking::take).toList();
        try {
            List<@Nullable Object> replies = servers.exchange(calls, servers.deadline());
            Map<K, byte[]> held = new LinkedHashMap<>();
            int i = 0;
            for (Map.Entry<K, byte[]> one : wanted.entrySet()) {
                if (Replies.checked(replies.get(i++)) != null) {
                    held.put(one.getKey(), one.getValue());
                }
            }
            return new Held(held, asking);
        } catch (JedisException failure) {
            new Held(wanted, asking).close();
            throw new StoreException(place.cacheName(), "a lease", place.shown(), Failures.reason(failure), failure);
        }
    }

    private final class Held implements Lease<K> {

        private final Map<K, byte[]> held;
        private final LeaseCalls asking;
        private final @Nullable Future<?> renewal;

        Held(Map<K, byte[]> held, LeaseCalls asking) {
            this.held = held;
            this.asking = asking;
            long pause = Math.max(1, millis / 3);
            this.renewal = held.isEmpty()
                    ? null
                    : background.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
        }

        @Override
        public Set<K> keys() {
            return Set.copyOf(held.keySet());
        }

        private void renew() {
            ask(asking::renew, "renewed");
        }

        @Override
        public void close() {
            if (renewal != null && !renewal.isCancelled()) {
                renewal.cancel(false);
                ask(asking::giveBack, "given back");
            }
        }

        private void ask(Function<byte[], Call> call, String what) {
            List<Call> calls = held.values().stream().map(call).toList();
            try {
                servers.exchange(calls, servers.deadline());
            } catch (RuntimeException failure) {
                LOG.debug("A lease of the cache '{}' was not {} and will expire", place.cacheName(), what, failure);
            }
        }
    }
}
