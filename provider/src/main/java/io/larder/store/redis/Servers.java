// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.Pool;

/**
 * Talks to the servers: what one of them is to be asked goes in one flush, several are asked at once. Follows keys that
 * have moved, and tries again, within the time that is given, what was certainly not done, or what may be done twice.
 *
 * <p>A reply that says no is returned as a {@link JedisDataException} in its place; where there is no reply a
 * {@link JedisException} is thrown. Safe for use by several threads.
 */
final class Servers {

    private final LazyTopology topology;
    private final boolean one;
    private final Limits limits;
    private final Executor executor;

    /**
     * Connects with the first call.
     *
     * @param one whether one server holds everything
     * @param limits what bounds each call
     * @param executor for talking to several servers at once
     */
    Servers(LazyTopology topology, boolean one, Limits limits, Executor executor) {
        this.topology = topology;
        this.one = one;
        this.limits = limits;
        this.executor = executor;
    }

    /** Whether one server holds everything, whichever it is at present. */
    boolean isOne() {
        return one;
    }

    Deadline deadline() {
        return limits.deadline();
    }

    /** One call. */
    @Nullable
    Object exchange(Call call, Deadline deadline) {
        Topology known = topology.ready();
        Pool<Connection> pool = known == null ? null : known.of(call.key());
        if (pool == null) {
            return exchange(List.of(call), deadline).get(0);
        }
        Errand errand = new Errand(call);
        errand.talk(pool, deadline, limits);
        return errand.isDone()
                ? errand.reply()
                : persist(List.of(errand), deadline).get(0);
    }

    /** Several calls; the replies are in their order. */
    List<@Nullable Object> exchange(List<Call> calls, Deadline deadline) {
        List<Errand> errands = calls.stream().map(Errand::new).toList();
        return persist(errands, deadline);
    }

    /** Talks to one server, whichever key its calls name. */
    <T> T on(Pool<Connection> pool, Deadline deadline, Talk<T> talk) {
        Connection connection = borrow(pool, limits.left(deadline));
        try {
            return talk.with(connection);
        } finally {
            connection.close();
        }
    }

    /** Every server that holds entries. */
    List<Pool<Connection>> masters(Deadline deadline) {
        return List.copyOf(topology.open(deadline).masters());
    }

    /** What is said over one connection. */
    @FunctionalInterface
    interface Talk<T> {
        T with(Connection connection);
    }

    /** Attempt after attempt, until every errand has its reply or one of them is hopeless. */
    private List<@Nullable Object> persist(List<Errand> errands, Deadline deadline) {
        Topology known = topology.open(deadline);
        while (true) {
            List<Errand> pending = pending(errands, known, deadline);
            if (pending.isEmpty()) {
                List<@Nullable Object> replies = new ArrayList<>(errands.size());
                errands.forEach(errand -> replies.add(errand.reply()));
                return replies;
            }
            visit(pending, known, deadline);
        }
    }

    /** Who is still without a reply; before another attempt, waits a while and asks who holds what by now. */
    private List<Errand> pending(List<Errand> errands, Topology known, Deadline deadline) {
        List<Errand> pending = new ArrayList<>(errands.size());
        int failures = 0;
        boolean lost = false;
        for (Errand errand : errands) {
            errand.giveUpUnless(!deadline.hasPassed(), known.hasReplacements());
            if (!errand.isDone()) {
                pending.add(errand);
                failures = Math.max(failures, errand.failures());
                lost |= errand.hasLostItsWay();
            }
        }
        if (failures > 1) {
            deadline.pause(failures);
        }
        if (lost) {
            topology.refresh(deadline);
        }
        return pending;
    }

    private void visit(List<Errand> pending, Topology known, Deadline deadline) {
        Map<Pool<Connection>, List<Errand>> groups = new LinkedHashMap<>();
        for (Errand errand : pending) {
            Pool<Connection> pool = errand.destination(known);
            if (pool == null) {
                errand.failed(new Unreached("no server is known that holds the key", null));
            } else {
                groups.computeIfAbsent(pool, any -> new ArrayList<>()).add(errand);
            }
        }
        List<Runnable> visits = new ArrayList<>();
        groups.forEach((pool, group) -> visits.add(() -> Errand.talk(group, pool, deadline, limits)));
        Visits.make(visits, executor);
    }

    /**
     * A connection, which goes back to its pool when it is closed.
     *
     * @throws Unreached if there is none
     * @throws CacheException if the thread is interrupted; its flag stays set
     */
    static Connection borrow(Pool<Connection> pool, Duration most) {
        try {
            Connection connection = pool.borrowObject(most);
            connection.setHandlingPool((ConnectionPool) pool);
            return connection;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException("Interrupted while waiting for a connection", interruption);
        } catch (NoSuchElementException exhausted) {
            throw new Unreached(
                    "no connection became free in time; more of them (" + RedisSettings.CONNECTIONS
                            + ") or a faster server is needed",
                    exhausted);
        } catch (Exception failure) {
            throw new Unreached("no connection could be opened: " + Failures.reason(failure), failure);
        }
    }

    /** Whether the server did not answer in time, so that there is no use in another attempt at once. */
    static boolean isLate(JedisConnectionException failure) {
        return failure.getCause() instanceof SocketTimeoutException;
    }
}
