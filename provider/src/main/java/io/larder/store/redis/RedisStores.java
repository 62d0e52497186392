// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.codec.EntryCodec;
import io.larder.codec.EntryCodecSpec;
import io.larder.config.CacheSettings;
import io.larder.spi.FarStore;
import io.larder.spi.FarStores;
import io.larder.spi.StoreSpec;
import io.larder.spi.StoresSpec;
import io.larder.store.redis.Pushes.Scope;
import io.larder.store.redis.RedisSettings.TrackingMode;
import io.larder.store.remote.EntryNames;
import io.larder.store.remote.RemoteSettings;
import io.larder.store.remote.Startup;
import io.larder.store.remote.Threads;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;

/** The caches of one manager at one Redis, and the connections and threads they share. */
final class RedisStores implements FarStores {

    private static final long PATIENCE_MILLIS = 1_000;

    private final RedisPlace place;
    private final CacheSettings settings;
    private final ThreadPoolExecutor talking;
    private final ScheduledThreadPoolExecutor background =
            Threads.background("redis-background", new ThreadPoolExecutor.DiscardPolicy());
    private final LazyTopology topology;
    private final Servers servers;
    private final Announcements announcements;
    private final Pushes pushes;
    private final Set<Sweep> sweeps = ConcurrentHashMap.newKeySet();

    private RedisStores(RedisPlace place, CacheSettings settings, ClientConfigs configs, boolean near) {
        this.place = place;
        this.settings = settings;
        int most = Math.toIntExact(Math.min(10_000, settings.require(RedisSettings.CONNECTIONS)));
        this.talking = Threads.several("redis", most, (work, full) -> work.run());
        this.topology = new LazyTopology(() -> topology(place, configs), talking);
        this.servers = new Servers(topology, !place.isCluster(), Limits.of(settings), talking);
        EntryNames names = new EntryNames(settings.require(RemoteSettings.PREFIX), "");
        boolean published = settings.require(RedisSettings.TRACKING) == TrackingMode.PUBLISH;
        this.announcements = published ? Announcements.under(names, servers.isOne()) : Announcements.none();
        this.pushes = new Pushes(
                scope(settings, near),
                published,
                names,
                new Pushes.Nodes(place.toString(), topology, servers, configs.servers()));
        topology.watch(pushes::doubt);
    }

    private static Scope scope(CacheSettings settings, boolean near) {
        if (settings.require(RedisSettings.TRACKING) == TrackingMode.OFF) {
            return Scope.NOTHING;
        }
        return near ? Scope.EVERYTHING : Scope.GENERATIONS;
    }

    /** Opens nothing yet: {@code near} if changes of entries must be told to near tiers. */
    static RedisStores connect(StoresSpec spec, boolean near) {
        RedisPlace place = RedisPlace.of(spec.uri());
        ClientConfigs configs = new ClientConfigs(place, spec.settings());
        return new RedisStores(place, spec.settings(), configs, near);
    }

    private static Topology topology(RedisPlace place, ClientConfigs configs) {
        GenericObjectPoolConfig<Connection> pool = configs.pool();
        if (place.isCluster()) {
            return new Cluster(Set.copyOf(place.hosts()), configs.servers(), pool);
        }
        return place.isSentinel()
                ? new WatchedMaster(place, configs, pool)
                : new OneServer(place.hosts().get(0), configs.servers(), pool);
    }

    @Override
    public <K, V> FarStore<K, V> open(StoreSpec<K, V> spec) {
        EntryNames names = new EntryNames(settings.require(RemoteSettings.PREFIX), spec.cacheName());
        EntryCodec<K, V> codec = EntryCodec.of(new EntryCodecSpec(
                spec.cacheName(),
                spec.settings(),
                spec.classLoader(),
                spec.types().key(),
                spec.types().value()));
        Sweep sweep = new Sweep(spec.cacheName(), names, servers, background, sweeps);
        Generation generation = new Generation(servers, names, pushes::areTrusted, announcements, sweep::request);
        sweep.of(generation);
        String shown = place.toString();
        Conversation conversation = new Conversation(
                new Conversation.Subject(spec.cacheName(), shown, names), servers, generation, announcements);
        RedisLeases.Place<K> leased = new RedisLeases.Place<>(
                spec.cacheName(), shown, names, key -> codec.name(key).text());
        RedisLeases<K> leases =
                new RedisLeases<>(leased, servers, settings.require(RemoteSettings.LEASE_DURATION), background);
        if (settings.require(RemoteSettings.STARTUP) == Startup.REQUIRE) {
            conversation.run("opening", generation::look);
        }
        Changes changes = new Changes(names, generation, pushes);
        pushes.watch(changes);
        return new RedisStore<>(new RedisCache<>(
                names,
                servers,
                new Envelopes<>(codec, spec.copier(), names),
                generation,
                conversation,
                leases,
                changes));
    }

    @Override
    public void close() {
        pushes.close();
        background.execute(() -> sweeps.forEach(Sweep::stop));
        background.shutdown();
        talking.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            background.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            interrupted = true;
        } finally {
            background.shutdownNow();
            talking.shutdownNow();
            topology.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
