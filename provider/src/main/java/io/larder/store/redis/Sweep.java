// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.remote.EntryNames;
import io.larder.store.remote.Generations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * Removes what older generations of a cache left behind: in small steps, half of the time at rest, one JVM at a time. A
 * mark at the generation says that it has to be done and goes when it is; so what one JVM does not finish another one
 * takes up.
 */
final class Sweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final long LEASE_MILLIS = 10_000;
    private static final long RETRY_MILLIS = 11_000;
    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String cacheName;
    private final EntryNames names;
    private final Servers servers;
    private final ScheduledExecutorService background;
    private final byte[] lease;
    private final AtomicBoolean requested = new AtomicBoolean();

    private @Nullable Generation generation;
    private @Nullable Pass pass;
    private volatile boolean closed;

    Sweep(String cacheName, EntryNames names, Servers servers, ScheduledExecutorService background) {
        this.cacheName = cacheName;
        this.names = names;
        this.servers = servers;
        this.background = background;
        this.lease = Requests.ascii(names.leases() + names.cache() + ":@sweep");
    }

    /** Whose older ones are to go; told once, before the first request. */
    void of(Generation current) {
        generation = current;
    }

    /** Sees to it that what has to go goes. Returns at once. */
    void request() {
        if (!closed && requested.compareAndSet(false, true)) {
            background.execute(this::step);
        }
    }

    private void again(long delay, TimeUnit unit) {
        if (!closed) {
            background.schedule(this::step, delay, unit);
        }
    }

    private void step() {
        if (closed) {
            return;
        }
        long begun = System.nanoTime();
        try {
            Pass now = pass == null ? begin() : pass;
            pass = now;
            if (now == null) {
                return;
            }
            if (now.go()) {
                again(Math.min(LONGEST_REST_NANOS, System.nanoTime() - begun), TimeUnit.NANOSECONDS);
                return;
            }
            finish(now);
        } catch (RuntimeException failure) {
            LOG.debug("The sweep of the cache '{}' goes on in {} ms", cacheName, RETRY_MILLIS, failure);
            pass = null;
            again(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** A pass, if there is something to do and nobody else does it. */
    private @Nullable Pass begin() {
        requested.set(false);
        Generation current = java.util.Objects.requireNonNull(generation);
        GenerationValue value = current.look(servers.deadline());
        if (value == null || !value.unswept()) {
            return null;
        }
        String token = Generations.fresh();
        Call take = Call.once(
                lease,
                new CommandArguments(Command.SET)
                        .add(lease)
                        .add(Requests.ascii("L0:" + token))
                        .add("NX")
                        .add("PX")
                        .add(LEASE_MILLIS));
        if (Replies.checked(servers.exchange(take, servers.deadline())) == null) {
            if (requested.compareAndSet(false, true)) {
                again(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return null;
        }
        return new Pass(value, current, Requests.ascii(token));
    }

    /** Another clear that came in between leaves its mark, and so another pass to do. */
    private void finish(Pass done) {
        pass = null;
        boolean clean = done.current.swept(done.value, servers.deadline());
        done.release();
        if (!clean) {
            request();
        }
    }

    @Override
    public void close() {
        closed = true;
        background.execute(() -> {
            Pass unfinished = pass;
            pass = null;
            if (unfinished != null) {
                unfinished.release();
            }
        });
    }

    /** One walk over everything. */
    private final class Pass {

        private final GenerationValue value;
        private final Generation current;
        private final byte[] token;
        private final Deque<Scan> scans = new ArrayDeque<>();
        private long renewed = System.nanoTime();

        Pass(GenerationValue value, Generation current, byte[] token) {
            this.value = value;
            this.current = current;
            this.token = token;
            servers.masters(servers.deadline()).forEach(pool -> scans.add(new Scan(servers, pool, names.entries())));
        }

        /** One step; false after the last one. */
        boolean go() {
            Deadline deadline = servers.deadline();
            renew(deadline);
            Scan scan = scans.element();
            List<String> entries =
                    scan.step(deadline).stream().filter(names::isEntry).toList();
            if (!entries.isEmpty()) {
                remove(entries, deadline);
            }
            if (scan.hasEnded()) {
                scans.remove();
            }
            return !scans.isEmpty();
        }

        /**
         * What was found was there before the generation is looked at, and nobody writes under a generation before it
         * is the current one: so what is not of that one is of an older one.
         */
        private void remove(List<String> entries, Deadline deadline) {
            GenerationValue now = current.look(deadline);
            if (now == null) {
                return;
            }
            List<Call> removals = entries.stream()
                    .filter(entry -> !names.generationOf(entry).equals(now.text()))
                    .map(entry -> Requests.discard(Requests.ascii(entry)))
                    .toList();
            servers.exchange(removals, deadline).forEach(Replies::checked);
        }

        private void renew(Deadline deadline) {
            long now = System.nanoTime();
            if (now - renewed > TimeUnit.MILLISECONDS.toNanos(LEASE_MILLIS / 4)) {
                renewed = now;
                Call renewal = Call.repeatable(
                        lease, Scripts.compare(lease, token, Command.PEXPIRE).add(LEASE_MILLIS));
                if (!Replies.isOne(Replies.checked(servers.exchange(renewal, deadline)))) {
                    throw new IllegalStateException("Somebody else sweeps by now");
                }
            }
        }

        void release() {
            Call back = Call.repeatable(lease, Scripts.compare(lease, token, Command.UNLINK));
            servers.exchange(back, servers.deadline());
        }
    }
}
