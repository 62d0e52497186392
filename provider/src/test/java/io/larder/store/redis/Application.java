// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import java.net.URI;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.expiry.ExpiryPolicy;

/** An application with a provider and a manager of its own: two of them share nothing but the servers. */
final class Application implements AutoCloseable {

    private final LarderCachingProvider provider = new LarderCachingProvider();
    private final CacheManager manager;

    private Application(URI uri) {
        this.manager = provider.getCacheManager(uri, Application.class.getClassLoader());
    }

    /**
     * Starts one.
     *
     * @param parameters of the URI, each {@code name=value}
     */
    static Application at(URI servers, String... parameters) {
        return new Application(with(servers, parameters));
    }

    static URI with(URI servers, String... parameters) {
        return parameters.length == 0 ? servers : URI.create(servers + "?" + String.join("&", parameters));
    }

    CacheManager manager() {
        return manager;
    }

    /** Creates a cache whose entries live until they are removed. */
    Cache<String, String> cache(String name) {
        return cache(name, LarderConfiguration.of(String.class, String.class));
    }

    /** Creates a cache whose entries live as long as that says. */
    Cache<String, String> cache(String name, ExpiryPolicy policy) {
        return cache(name, LarderConfiguration.of(String.class, String.class).expiry(() -> policy));
    }

    <K, V> Cache<K, V> cache(String name, Configuration<K, V> configuration) {
        return manager.createCache(name, configuration);
    }

    @Override
    public void close() {
        provider.close();
    }
}
