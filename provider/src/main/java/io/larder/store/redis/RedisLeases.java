// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.spi.Lease;
import io.larder.spi.Leases;
import io.larder.spi.StoreException;
import io.larder.store.remote.EntryNames;
import io.larder.store.remote.Generations;
import java.time.Duration;
import java.util.ArrayList;
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
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
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
        String token = Generations.fresh();
        Map<K, byte[]> wanted = new LinkedHashMap<>();
        keys.forEach(key -> wanted.put(key, place.lease(key)));
        List<Call> calls = new ArrayList<>();
        wanted.values().forEach(lease -> calls.add(acquire(lease, token)));
        try {
            List<@Nullable Object> replies = servers.exchange(calls, servers.deadline());
            Map<K, byte[]> held = new LinkedHashMap<>();
            int i = 0;
            for (Map.Entry<K, byte[]> one : wanted.entrySet()) {
                if (Replies.checked(replies.get(i++)) != null) {
                    held.put(one.getKey(), one.getValue());
                }
            }
            return new Held(held, Requests.ascii(token));
        } catch (JedisException failure) {
            new Held(wanted, Requests.ascii(token)).close();
            throw new StoreException(place.cacheName(), "a lease", place.shown(), Failures.reason(failure), failure);
        }
    }

    private Call acquire(byte[] lease, String token) {
        return Call.once(
                lease,
                new CommandArguments(Command.SET)
                        .add(lease)
                        .add(Requests.ascii("L0:" + token))
                        .add("NX")
                        .add("PX")
                        .add(millis));
    }

    private final class Held implements Lease<K> {

        private final Map<K, byte[]> held;
        private final byte[] token;
        private final @Nullable Future<?> renewal;

        Held(Map<K, byte[]> held, byte[] token) {
            this.held = held;
            this.token = token;
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
            compare(Command.PEXPIRE, "renewed");
        }

        @Override
        public void close() {
            if (renewal != null && !renewal.isCancelled()) {
                renewal.cancel(false);
                compare(Command.UNLINK, "given back");
            }
        }

        private void compare(Command then, String what) {
            List<Call> calls = held.values().stream()
                    .map(lease -> {
                        CommandArguments compared = Scripts.compare(lease, token, then);
                        return Call.repeatable(lease, then == Command.PEXPIRE ? compared.add(millis) : compared);
                    })
                    .toList();
            try {
                servers.exchange(calls, servers.deadline());
            } catch (RuntimeException failure) {
                LOG.debug("A lease of the cache '{}' was not {} and will expire", place.cacheName(), what, failure);
            }
        }
    }
}
