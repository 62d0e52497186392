// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.config.ManagerSettings;
import io.larder.config.SettingsReader;
import io.larder.spi.Copier;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreContract;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreObserver;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.RespConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/**
 * The store contract on servers that a subclass names. Nobody can move their clocks, so it is the deadlines of all
 * entries that are moved, which for an entry is the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedisStoreContract extends StoreContract {

    private static final AtomicInteger CACHES = new AtomicInteger();
    private static final String MOVE_DEADLINES = """
            for _, name in ipairs(redis.call('KEYS', ARGV[1] .. ':*')) do
              local left = redis.call('PTTL', name)
              if left >= 0 then
                redis.call('PEXPIRE', name, left - tonumber(ARGV[2]))
              end
            end""";

    private final String prefix = "contract" + CACHES.incrementAndGet();
    private final Map<RedisServer, RespConnection> connections = new HashMap<>();
    private final List<Store<?, ?>> opened = new ArrayList<>();
    private @Nullable Connected connected;

    /** The factory's stores at a URI, and what the URI says. */
    private record Connected(URI uri, ManagerSettings settings, Stores stores) {

        static Connected to(URI asked) {
            List<StoreFactory> factories = ServiceLoader.load(StoreFactory.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            SettingsReader reader = new SettingsReader(
                    factories.stream().flatMap(one -> one.schemes().stream()).toList(),
                    factories.stream().flatMap(one -> one.settings().stream()).toList(),
                    Map.of(),
                    Map.of());
            ManagerSettings settings = reader.read(asked, null, RedisStoreContract.class.getClassLoader());
            URI uri = settings.storeUri(settings.manager());
            StoreFactory factory = factories.stream()
                    .filter(one -> one.schemes().contains(uri.getScheme()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No store serves " + uri));
            return new Connected(
                    uri,
                    settings,
                    factory.connect(
                            new StoresSpec(uri, settings.manager(), RedisStoreContract.class.getClassLoader())));
        }

        <K, V> Store<K, V> open(String cache, Outlook outlook, Copier copier, StoreObserver<K, V> observer) {
            return stores.open(new StoreSpec<>(
                    cache,
                    uri,
                    settings.cache(cache),
                    outlook,
                    copier,
                    observer,
                    System::nanoTime,
                    RedisStoreContract.class.getClassLoader(),
                    StoreSpec.Types.any()));
        }
    }

    /** Where the servers are, with whatever parameters it takes to use them. */
    abstract URI servers();

    /** The servers that hold entries and take writes. */
    abstract List<RedisServer> masters();

    @Override
    public final <K, V> Store<K, V> open(Outlook outlook, Copier copier, StoreObserver<K, V> observer) {
        Connected to = connected;
        if (to == null) {
            URI servers = servers();
            String separator = servers.getQuery() == null ? "?" : "&";
            to = Connected.to(URI.create(servers + separator + "prefix=" + prefix));
            connected = to;
        }
        Store<K, V> store = to.open("c" + CACHES.incrementAndGet(), outlook, copier, observer);
        opened.add(store);
        return store;
    }

    @AfterEach
    final void closeStores() {
        opened.forEach(Store::destroy);
        opened.forEach(Store::close);
        opened.clear();
    }

    @AfterAll
    final void disconnect() {
        connections.values().forEach(RespConnection::close);
        Connected to = connected;
        if (to != null) {
            to.stores().close();
        }
    }

    @Override
    public void passTime(Duration duration) {
        for (RedisServer master : masters()) {
            connections
                    .computeIfAbsent(master, RedisServer::connect)
                    .command("EVAL", MOVE_DEADLINES, "0", prefix, Long.toString(duration.toMillis()));
        }
    }

    /** So long that no pause of this JVM is taken for a fault. */
    @Override
    public Timing timing() {
        return new Timing(Duration.ofSeconds(300), Duration.ofSeconds(100), Duration.ZERO);
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
    public int rounds() {
        return 100;
    }
}
