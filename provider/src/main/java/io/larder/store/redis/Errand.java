// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.util.Pool;

/** One call on its way to its reply, over as many attempts as that takes. For one thread at a time. */
final class Errand {

    /** A slot that is sent around so often has no home. */
    private static final int MOST_REDIRECTIONS = 16;

    private Call call;
    private @Nullable HostAndPort directedTo;
    private boolean asking;
    private int redirections;

    private boolean done;
    private @Nullable Object reply;

    /** Why there is no reply yet; null if there was no failure. */
    private @Nullable JedisException failure;

    private int failures;

    Errand(Call call) {
        this.call = call;
    }

    Call call() {
        return call;
    }

    boolean isDone() {
        return done;
    }

    @Nullable
    Object reply() {
        return reply;
    }

    /** Whether somebody else may hold the key by now. */
    boolean hasLostItsWay() {
        return failure != null || (directedTo != null && !asking);
    }

    int failures() {
        return failures;
    }

    /** Where the next attempt goes; null if nobody knows. */
    @Nullable
    Pool<Connection> destination(Topology topology) {
        HostAndPort named = directedTo;
        return named == null ? topology.of(call.key()) : topology.at(named);
    }

    void talk(Pool<Connection> pool, Deadline deadline, Limits limits) {
        talk(List.of(this), pool, deadline, limits);
    }

    /** Sends all calls in one flush and takes their replies. */
    static void talk(List<Errand> errands, Pool<Connection> pool, Deadline deadline, Limits limits) {
        Connection connection;
        try {
            connection = Servers.borrow(pool, limits.left(deadline));
        } catch (Unreached e) {
            errands.forEach(errand -> errand.failed(e));
            return;
        }
        try {
            hurry(connection, deadline, limits);
            take(errands, connection);
        } catch (JedisConnectionException e) {
            if (!Servers.isLate(e)) {
                pool.clear(); // what else lies idle there is likely to be as dead
            }
            errands.stream().filter(errand -> !errand.done).forEach(errand -> errand.failed(e));
        } finally {
            connection.close();
        }
    }

    /** What of the time-out went by before there was a connection is not given again. */
    private static void hurry(Connection connection, Deadline deadline, Limits limits) {
        long full = limits.reply().toMillis();
        long left = limits.left(deadline).toMillis() + 1;
        int wanted = (int) Math.min(Integer.MAX_VALUE, left > full - full / 8 ? full : left);
        if (connection.getSoTimeout() != wanted) {
            connection.setSoTimeout(wanted);
        }
    }

    private static void take(List<Errand> errands, Connection connection) {
        if (errands.size() == 1) {
            alone(errands.get(0), connection);
            return;
        }
        List<Errand> together = new ArrayList<>(errands.size());
        List<Errand> apart = new ArrayList<>();
        errands.forEach(errand -> (errand.asking ? apart : together).add(errand));
        takeTogether(together, connection);
        apart.forEach(errand -> errand.consider(errand.call.ask(connection)));
    }

    private static void takeTogether(List<Errand> errands, Connection connection) {
        List<Parcel> parcels = Parcel.of(errands);
        parcels.forEach(parcel -> parcel.send(connection));
        List<Object> replies =
                connection.getMany(parcels.stream().mapToInt(Parcel::replies).sum());
        int from = 0;
        for (Parcel parcel : parcels) {
            int to = from + parcel.replies();
            parcel.deliver(replies.subList(from, to));
            from = to;
        }
    }

    private static void alone(Errand errand, Connection connection) {
        Call call = errand.call;
        if (errand.asking) {
            errand.consider(call.ask(connection));
        } else if (call.replies() > 1 || call.audience() != null) {
            takeTogether(List.of(errand), connection);
        } else {
            call.send(connection);
            errand.consider(one(connection));
        }
    }

    private static @Nullable Object one(Connection connection) {
        try {
            return connection.getOne();
        } catch (JedisDataException no) {
            return no;
        }
    }

    /** There was no reply. */
    void failed(JedisException why) {
        failure = why;
        failures++;
        directedTo = null;
        asking = false;
    }

    /** There was a reply. */
    void consider(@Nullable Object answer) {
        failure = null;
        asking = false;
        directedTo = null;
        reply = answer;
        done = true;
        if (!(answer instanceof JedisDataException no)) {
            return;
        }
        if (no instanceof JedisNoScriptException) {
            call = call.spelledOut();
            done = false;
        } else if (no instanceof JedisRedirectionException redirection && redirections++ < MOST_REDIRECTIONS) {
            directedTo = redirection.getTargetNode();
            asking = no instanceof JedisAskDataException;
            done = false;
        } else if (isPassing(no)) {
            failure = no;
            failures++;
            done = false;
        }
    }

    /** Whether the server did nothing and may be ready soon. */
    private static boolean isPassing(JedisDataException no) {
        String text = String.valueOf(no.getMessage());
        return Stream.of("CLUSTERDOWN", "TRYAGAIN", "LOADING", "MASTERDOWN", "READONLY")
                .anyMatch(text::startsWith);
    }

    /**
     * Ends the errand if there is no use in another attempt.
     *
     * @param time whether there is time for one
     * @param replacements whether another server may take over
     * @throws JedisException if there is no reply
     */
    void giveUpUnless(boolean time, boolean replacements) {
        JedisException why = failure;
        if (done || (why == null && time)) {
            return;
        }
        if (why instanceof JedisDataException no) {
            boolean hopeless =
                    !time || (!replacements && String.valueOf(no.getMessage()).startsWith("READONLY"));
            if (hopeless) {
                reply = no;
                done = true;
            }
            return;
        }
        if (why == null) {
            throw new JedisException("the time-out passed before a server that holds the key could be asked");
        }
        if (!time || !isWorthRepeating(why, replacements)) {
            throw why;
        }
    }

    private boolean isWorthRepeating(JedisException why, boolean replacements) {
        if (why instanceof Unreached) {
            return replacements;
        }
        boolean late = why instanceof JedisConnectionException lost && Servers.isLate(lost);
        return call.repeatable() && !late && (replacements || failures < 2);
    }
}
