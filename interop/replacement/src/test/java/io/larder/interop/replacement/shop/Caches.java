// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.TouchedExpiryPolicy;

/**
 * The caches of the shop.
 *
 * @param declared whether a file says what caches there are; otherwise the code does
 */
record Caches(CacheManager manager, boolean declared) {

    /** How long offers hold, and how long visitors count as present after they were seen. */
    static final Duration SHORT = new Duration(TimeUnit.SECONDS, 2);

    // tag::articles[]
    Cache<String, Article> articles() {
        MutableConfiguration<String, Article> configuration = configuration(String.class, Article.class);
        configuration
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR))
                .setCacheLoaderFactory(new ArticleLoaderFactory())
                .setReadThrough(true)
                .setCacheWriterFactory(new ArticleWriterFactory())
                .setWriteThrough(true)
                .setStatisticsEnabled(true)
                .setManagementEnabled(true);
        return open("articles", configuration);
    }
    // end::articles[]

    Cache<String, Session> sessions() {
        MutableConfiguration<String, Session> configuration = configuration(String.class, Session.class);
        configuration
                .setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(Duration.THIRTY_MINUTES))
                .setManagementEnabled(true);
        return open("sessions", configuration);
    }

    /** With a listener for everything, which need not be synchronous. */
    Cache<String, Integer> offers() {
        MutableConfiguration<String, Integer> configuration = configuration(String.class, Integer.class);
        configuration
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(SHORT))
                .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        FactoryBuilder.factoryOf(ChangeListener.class), null, false, false));
        return open("offers", configuration);
    }

    Cache<String, String> presence() {
        MutableConfiguration<String, String> configuration = configuration(String.class, String.class);
        configuration.setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(SHORT));
        return open("presence", configuration);
    }

    /** Bounded, where the provider can. */
    Cache<Integer, String> recent() {
        return open("recent", configuration(Integer.class, String.class));
    }

    /** No file mentions it. */
    Cache<String, Long> counters() {
        MutableConfiguration<String, Long> configuration = configuration(String.class, Long.class);
        return manager.createCache("counters", configuration.setStatisticsEnabled(true));
    }

    private static <K, V> MutableConfiguration<K, V> configuration(Class<K> keyType, Class<V> valueType) {
        return new MutableConfiguration<K, V>().setTypes(keyType, valueType);
    }

    private <K, V> Cache<K, V> open(String name, MutableConfiguration<K, V> configuration) {
        return declared
                ? manager.getCache(name, configuration.getKeyType(), configuration.getValueType())
                : manager.createCache(name, configuration);
    }
}
