// SPDX-License-Identifier: Apache-2.0
package io.larder.leaks.application;

import java.net.URI;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.spi.CachingProvider;

/** Starts, uses caches in every way that starts or registers something, and ends. */
public final class Application implements BiConsumer<CachingProvider, URI> {

    private static final int PATIENCE_SECONDS = 30;

    /** Made by reflection. */
    public Application() {}

    @Override
    public void accept(CachingProvider provider, URI file) {
        CacheManager manager = provider.getCacheManager(file, Application.class.getClassLoader(), new Properties());
        use(manager.getCache("declared", String.class, Item.class));
        use(manager.createCache("plain", new MutableConfiguration<String, Item>().setTypes(String.class, Item.class)));
        use(manager.createCache(
                "expiring",
                watched()
                        .setExpiryPolicyFactory(
                                TouchedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.DAYS, 40)))));
        use(manager.createCache("own", watched().setExpiryPolicyFactory(Plugin::new)));
        manager.destroyCache("plain");
        manager.close();
    }

    private static MutableConfiguration<String, Item> watched() {
        MutableConfiguration<String, Item> configuration = new MutableConfiguration<>();
        configuration
                .setTypes(String.class, Item.class)
                .setStatisticsEnabled(true)
                .setManagementEnabled(true)
                .setReadThrough(true)
                .setCacheLoaderFactory(Plugin::new)
                .setWriteThrough(true)
                .setCacheWriterFactory(Plugin::new);
        for (boolean synchronous : new boolean[] {true, false}) {
            configuration.addCacheEntryListenerConfiguration(
                    new MutableCacheEntryListenerConfiguration<>(Plugin::new, null, true, synchronous));
        }
        return configuration;
    }

    private static void use(Cache<String, Item> cache) {
        CompletionListenerFuture loaded = new CompletionListenerFuture();
        cache.loadAll(Set.of("a", "b"), true, loaded);
        try {
            loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("loadAll failed", failure);
        }
        cache.put("c", Item.of("c"));
        cache.get("c").parts.clear();
        cache.get("missing");
        cache.invoke("c", (entry, arguments) -> {
            Item item = entry.getValue();
            item.parts.remove(0);
            entry.setValue(item);
            return true;
        });
        cache.forEach(Cache.Entry::getValue);
        CompletableFuture.runAsync(() -> cache.remove("a")).join();
    }
}
