// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.store.memcached.Servers.Reached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The leases that are taken and given back together. Safe for use by several threads. */
final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final Servers servers;
    private final Collection<Claim> all;
    private final Ending ending;

    /** The last that is asked of a claim, and the epoch of the connection. */
    private record Look(Request request, long epoch) {}

    private @Nullable Future<?> renewal;
    private boolean released;

    Claims(Servers servers, Collection<Claim> all, Ending ending) {
        this.servers = servers;
        this.all = all;
        this.ending = ending;
    }

    /**
     * Takes those that nobody holds.
     *
     * @throws ServerFailure if a server does not reply; {@link #release} then gives back what was taken
     */
    void acquire() {
        ask(claim -> true, claim -> List.of(claim.add(ending), claim.look()));
    }

    /** Lets those that are held begin anew, again and again, until they are released. */
    synchronized void renewEvery(Duration period, ScheduledExecutorService background) {
        if (released || all.stream().noneMatch(Claim::isHeld)) {
            return;
        }
        long nanos = Math.max(1, period.toNanos());
        try {
            renewal = background.scheduleWithFixedDelay(this::renew, nanos, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("Leases taken while connections close are left to expire");
        }
    }

    private void renew() {
        try {
            ask(Claim::isHeld, claim -> List.of(claim.renew(ending), claim.look()));
        } catch (ServerFailure | CacheException failure) {
            LOG.debug("Leases could not be renewed; another attempt follows", failure);
        }
    }

    /** Gives back what is held; what can not be given back expires. */
    void release() {
        synchronized (this) {
            if (released) {
                return;
            }
            released = true;
            if (renewal != null) {
                renewal.cancel(false);
            }
        }
        try {
            ask(Claim::isHeld, claim -> List.of(claim.delete(), claim.look()));
            // One that was renewed meanwhile, or whose server had to be reached anew, has another number by now.
            ask(Claim::isHeld, claim -> List.of(claim.delete(), claim.look()));
        } catch (ServerFailure | CacheException failure) {
            LOG.debug("Leases could not be given back, and expire", failure);
        }
    }

    /** Asks that of each; where the number that is known means nothing any more, only for the present one. */
    private void ask(Predicate<Claim> which, Function<Claim, List<Request>> asking) {
        List<Claim> chosen = all.stream().filter(which).toList();
        if (chosen.isEmpty()) {
            return;
        }
        Deadline deadline = servers.deadline();
        Reached reached = servers.reach(chosen.stream().map(Claim::server).collect(Collectors.toSet()), 0, deadline);
        Map<Claim, Look> looks = new LinkedHashMap<>();
        Map<Server, List<Request>> requests = new LinkedHashMap<>();
        for (Claim claim : chosen) {
            Connection connection = reached.connections().get(claim.server());
            if (connection != null) {
                List<Request> own = claim.asking(connection.epoch(), asking);
                looks.put(claim, new Look(own.get(own.size() - 1), connection.epoch()));
                requests.computeIfAbsent(claim.server(), server -> new ArrayList<>())
                        .addAll(own);
            }
        }
        try {
            servers.exchange(reached, requests, deadline);
        } finally {
            looks.forEach((claim, look) -> {
                if (look.request().isAnswered()) {
                    claim.looked(look.request().reply(), look.epoch());
                }
            });
        }
    }
}
