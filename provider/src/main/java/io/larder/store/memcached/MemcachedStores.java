// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.CodecSettings;
import io.larder.codec.EntryCodec;
import io.larder.codec.EntryCodecSpec;
import io.larder.config.CacheSettings;
import io.larder.spi.FarStore;
import io.larder.spi.FarStores;
import io.larder.spi.StoreSpec;
import io.larder.store.remote.Doubts;
import io.larder.store.remote.EntryNames;
import io.larder.store.remote.Generations;
import io.larder.store.remote.RemoteSettings;
import io.larder.store.remote.SealedEntry;
import io.larder.store.remote.Startup;
import io.larder.store.remote.Threads;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.LongSupplier;
import javax.cache.CacheException;

/** The caches of one manager on the servers of one URI, and their connections. */
final class MemcachedStores implements FarStores {

    /** What Memcached grants a key. */
    private static final int LONGEST_NAME = 250;

    /** What a key's name needs at least, so that a digest of it has room. */
    private static final int SHORTEST_TEXT = 44;

    private final CacheSettings settings;
    private final Servers servers;
    private final LongSupplier clock;
    private final ScheduledExecutorService background =
            Threads.background("memcached-background", new ThreadPoolExecutor.AbortPolicy());

    /**
     * Connects to nobody yet.
     *
     * @param clock the time of day, in milliseconds since the epoch
     */
    MemcachedStores(MemcachedPlace place, CacheSettings settings, LongSupplier clock) {
        this.settings = settings;
        this.clock = clock;
        this.servers = new Servers(place, settings);
    }

    @Override
    public <K, V> FarStore<K, V> open(StoreSpec<K, V> spec) {
        EntryNames names = new EntryNames(settings.require(RemoteSettings.PREFIX), spec.cacheName());
        int room = LONGEST_NAME - names.entries(Generations.fresh()).length();
        if (room < SHORTEST_TEXT) {
            throw new CacheException("Cache '" + spec.cacheName() + "': the setting " + RemoteSettings.PREFIX
                    + " leaves "
                    + Math.max(0, room) + " of the " + LONGEST_NAME + " bytes that Memcached grants a name, and "
                    + SHORTEST_TEXT + " are needed. Make it shorter");
        }
        EntryCodec<K, V> codec = EntryCodec.of(new EntryCodecSpec(
                spec.cacheName(),
                spec.settings(),
                spec.classLoader(),
                spec.types().key(),
                spec.types().value(),
                room));
        boolean readsTouch = !spec.outlook().read().isKeep();
        Entries<K, V> entries = new Entries<>(
                new SealedEntry.Source<>(codec, spec.copier()),
                new Endings(
                        spec.settings().require(MemcachedSettings.EXACT_BELOW).toMillis(), !readsTouch),
                readsTouch,
                spec.settings().require(CodecSettings.MAX_BYTES),
                clock);
        MemcachedStore<K, V> store = new MemcachedStore<>(
                spec.cacheName(),
                new Surroundings(
                        servers,
                        names,
                        new Generation(servers, names),
                        new Doubts(),
                        new ItemLimit(spec.settings().get(MemcachedSettings.MAX_ITEM_SIZE))),
                entries,
                codec,
                new MemcachedLeases<>(
                        servers,
                        names,
                        codec,
                        background,
                        settings.require(RemoteSettings.LEASE_DURATION),
                        spec.cacheName()));
        if (settings.require(RemoteSettings.STARTUP) == Startup.REQUIRE) {
            store.require();
        }
        return store;
    }

    @Override
    public void close() {
        background.shutdownNow();
        servers.close();
    }
}
