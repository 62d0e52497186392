// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.config.Setting;
import io.larder.spi.Copier;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreContract;
import io.larder.spi.StoreObserver;
import io.larder.testing.servers.MemcachedConnection;
import io.larder.testing.servers.MemcachedServer;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The store contract on Memcached servers that a subclass names. Nobody can move their clocks, so it is the deadlines of
 * all entries that are moved, which for an entry is the same, and the clocks of this JVM with them. What the servers make
 * of time that really passes is the matter of {@link ExpiryIT}.
 */
abstract class MemcachedContract extends StoreContract {

    private static final int LEFT = "HD t".length();

    private final AtomicLong passedNanos = new AtomicLong();
    private final Set<String> names = new HashSet<>();
    private Caches caches;

    abstract List<MemcachedServer> servers();

    /** How applications name the servers. */
    URI uri() {
        return MemcachedServer.uri(servers().toArray(MemcachedServer[]::new));
    }

    Map<Setting<?>, ?> settings() {
        return Map.of();
    }

    @BeforeEach
    final void connect() {
        caches = Caches.at(uri(), settings(), passedNanos::get);
    }

    @AfterEach
    final void disconnect() {
        caches.close();
    }

    @Override
    public final <K, V> Store<K, V> open(Outlook outlook, Copier copier, StoreObserver<K, V> observer) {
        String name = Caches.unusedName();
        names.add(name);
        return caches.open(name, outlook, copier, observer);
    }

    @Override
    public final void passTime(Duration duration) {
        for (MemcachedServer server : servers()) {
            try (MemcachedConnection connection = server.connect()) {
                connection.keys().stream().filter(this::isEntry).forEach(name -> move(connection, name, duration));
            }
        }
        passedNanos.addAndGet(duration.toNanos());
    }

    private boolean isEntry(String name) {
        String[] parts = name.split(":");
        return parts.length == 4 && names.contains(parts[1]);
    }

    private static void move(MemcachedConnection connection, String name, Duration duration) {
        String answer = connection.command("mg " + name + " t");
        long left = answer.startsWith("HD t") ? Long.parseLong(answer.substring(LEFT)) : -1;
        if (left >= 0) {
            long then = left - duration.toSeconds();
            connection.command(then > 0 ? "mg " + name + " T" + then : "delete " + name);
        }
    }

    /** So long that no pause of this JVM is taken for a fault. */
    @Override
    public final Timing timing() {
        return new Timing(Duration.ofSeconds(300), Duration.ofSeconds(100), Duration.ofSeconds(3));
    }

    @Override
    public final boolean tellsOfExpiry() {
        return false;
    }

    @Override
    public final boolean keepsBytes() {
        return true;
    }

    @Override
    public final int rounds() {
        return 200;
    }
}
