// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;

import io.larder.store.remote.EntryNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what older generations of a cache left behind: in small steps, half of the time at rest, one JVM at a time. A
 * mark at the generation says that it has to be done and goes when it is; so what one JVM does not finish another one
 * takes up.
 */
final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final long LEASE_MILLIS = 10_000;
    private static final long RETRY_MILLIS = 11_000;
    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String cacheName;
    private final EntryNames names;
    private final Servers servers;
    private final ScheduledExecutorService background;
    private final Set<Sweep> underWay;
    private final byte[] lease;
    private final AtomicBoolean requested = new AtomicBoolean();

    private @Nullable Generation generation;
    private @Nullable Pass pass;
    private @Nullable Future<?> next;

    /**
     * Does nothing yet.
     *
     * @param background its one thread
     * @param underWay is in there as long as there is something to {@link #stop}
     */
    Sweep(
            String cacheName,
            EntryNames names,
            Servers servers,
            ScheduledExecutorService background,
            Set<Sweep> underWay) {
        this.cacheName = cacheName;
        this.names = names;
        this.servers = servers;
        this.background = background;
        this.underWay = underWay;
        this.lease = Requests.ascii(names.leases() + names.cache() + ":@sweep");
    }

    /** Whose older ones are to go; told once, before the first request. */
    void of(Generation current) {
        generation = current;
    }

    /** Sees to it that what has to go goes. Returns at once. */
    void request() {
        if (requested.compareAndSet(false, true)) {
            background.execute(this::begin);
        }
    }

    /** What one sweep is at when there is another clear it notices in the end. */
    private void begin() {
        requested.set(false);
        if (underWay.add(this)) {
            step();
        }
    }

    private void step() {
        long begun = System.nanoTime();
        try {
            Pass now = pass == null ? pass() : pass;
            pass = now;
            if (now == null) {
                underWay.remove(this);
            } else if (now.go()) {
                long rest = Math.min(LONGEST_REST_NANOS, System.nanoTime() - begun);
                next = background.schedule(this::step, rest, TimeUnit.NANOSECONDS);
            } else {
                finish(now);
            }
        } catch (RuntimeException failure) {
            LOG.debug("The sweep of the cache '{}' goes on in {} ms", cacheName, RETRY_MILLIS, failure);
            later();
        }
    }

    private void later() {
        pass = null;
        underWay.remove(this);
        next = background.schedule(this::request, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** On the background's thread: lets another JVM take it up at once. */
    void stop() {
        if (next != null) {
            next.cancel(false);
        }
        Pass unfinished = pass;
        pass = null;
        try {
            if (unfinished != null) {
                unfinished.release();
            }
        } catch (RuntimeException failure) {
            LOG.debug("The sweep of the cache '{}' is free for others in {} ms", cacheName, LEASE_MILLIS, failure);
        }
    }

    /** A pass, if there is something to do and nobody else does it. */
    private @Nullable Pass pass() {
        Generation current = requireNonNull(generation, "The sweep knows no generation");
        GenerationValue value = current.look(servers.deadline());
        if (value == null || !value.isUnswept()) {
            return null;
        }
        LeaseCalls asking = LeaseCalls.lasting(LEASE_MILLIS);
        if (Replies.checked(servers.exchange(asking.take(lease), servers.deadline())) == null) {
            throw new IllegalStateException("Somebody else sweeps");
        }
        return new Pass(value, current, asking);
    }

    /** Another clear that came in between leaves its mark, and so another pass to do. */
    private void finish(Pass done) {
        pass = null;
        boolean clean = done.current.swept(done.value, servers.deadline());
        done.release();
        underWay.remove(this);
        if (!clean) {
            request();
        }
    }

    /** One walk over everything. */
    private final class Pass {

        private final GenerationValue value;
        private final Generation current;
        private final LeaseCalls asking;
        private final Deque<Scan> scans = new ArrayDeque<>();
        private long renewed = System.nanoTime();

        Pass(GenerationValue value, Generation current, LeaseCalls asking) {
            this.value = value;
            this.current = current;
            this.asking = asking;
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
                if (!Replies.isOne(Replies.checked(servers.exchange(asking.renew(lease), deadline)))) {
                    throw new IllegalStateException("Somebody else sweeps by now");
                }
            }
        }

        void release() {
            servers.exchange(asking.giveBack(lease), servers.deadline());
        }
    }
}
