// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.config.CacheSettings;
import io.larder.store.remote.RemoteSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one URI: which of them holds what, and how to talk to several at once. Safe for use by several threads.
 */
final class Servers implements AutoCloseable {

    private final MemcachedPlace place;
    private final Duration timeout;
    private final int connections;
    private final Line line;
    private final AtomicLong epochs = new AtomicLong();
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private final @Nullable Discovery discovery;
    private volatile @Nullable Members members;

    Servers(MemcachedPlace place, CacheSettings settings) {
        this.place = place;
        this.timeout = settings.require(RemoteSettings.TIMEOUT);
        this.connections = Math.toIntExact(Math.min(1_000, settings.require(MemcachedSettings.CONNECTIONS)));
        this.line = new Line(place, settings, new Wire());
        if (place.isDiscovery()) {
            Server endpoint = new Server(place.hosts().get(0), 1, epochs, line);
            this.discovery = new Discovery(
                    endpoint, settings.require(MemcachedSettings.DISCOVERY_INTERVAL), line.threads(), this::become);
        } else {
            this.discovery = null;
            become(place.hosts());
        }
    }

    /** All of them. */
    List<Server> all() {
        return members().all();
    }

    /**
     * The one that holds what is called so.
     *
     * @throws ServerFailure if it is not known yet which servers there are
     */
    Server of(String name) {
        return members().of(name);
    }

    /** Has it run whenever other servers than before hold what is called so: what lies there may be out of date. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    private Members members() {
        Members known = members;
        if (known != null) {
            return known;
        }
        requireNonNull(discovery, "Nobody knows the servers").await(line.connectNanos() + 2 * line.timeoutNanos());
        return requireNonNull(members, "The servers have just been found");
    }

    private synchronized void become(List<Host> hosts) {
        Members before = members;
        if (before != null && before.hosts().equals(hosts)) {
            return;
        }
        Members after = Members.of(hosts, before, host -> new Server(host, connections, epochs, line));
        members = after;
        if (before != null) {
            watchers.forEach(Runnable::run);
            before.all().stream()
                    .filter(server -> !after.all().contains(server))
                    .forEach(server -> line.threads().execute(server::close));
        }
    }

    /** A deadline for an operation that begins now. */
    Deadline deadline() {
        return Deadline.in(timeout);
    }

    Duration timeout() {
        return timeout;
    }

    /**
     * The connections to those servers that were reached.
     *
     * @param failure why one was not; null if all were
     */
    record Reached(
            Map<Server, Connection> connections, @Nullable ServerFailure failure) {}

    /**
     * Connects to servers, to all at once, if that is needed.
     *
     * @param choice exchanges of one choice follow each other on one connection
     */
    Reached reach(Collection<Server> wanted, int choice, Deadline deadline) {
        if (wanted.size() > 1) {
            wanted.forEach(server -> server.approach(choice));
        }
        Map<Server, Connection> connections = new LinkedHashMap<>();
        ServerFailure failure = null;
        for (Server server : wanted) {
            try {
                connections.put(server, server.connection(choice, deadline));
            } catch (ServerFailure e) {
                failure = first(failure, e);
            }
        }
        return new Reached(connections, failure);
    }

    /**
     * Sends each server its requests, to all at once, and waits for the replies.
     *
     * @throws ServerFailure the first there was; requests that were answered nevertheless have their replies
     */
    void exchange(Map<Server, List<Request>> requests, int choice, Deadline deadline) {
        exchange(reach(requests.keySet(), choice, deadline), requests, deadline);
    }

    /** As {@link #exchange(Map, int, Deadline)}, with those that were reached. */
    void exchange(Reached reached, Map<Server, List<Request>> requests, Deadline deadline) {
        Map<Connection, Exchange> underWay = new LinkedHashMap<>();
        reached.connections().forEach((server, connection) -> {
            List<Request> own = requests.get(server);
            if (own != null) {
                underWay.put(connection, connection.send(own));
            }
        });
        ServerFailure failure = reached.failure();
        for (Map.Entry<Connection, Exchange> one : underWay.entrySet()) {
            try {
                one.getKey().await(one.getValue(), deadline);
            } catch (ServerFailure e) {
                failure = first(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static ServerFailure first(@Nullable ServerFailure first, ServerFailure next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    @Override
    public void close() {
        if (discovery != null) {
            discovery.close();
        }
        Members last = members;
        line.close(last == null ? List.of() : last.all());
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return place.toString();
    }
}
