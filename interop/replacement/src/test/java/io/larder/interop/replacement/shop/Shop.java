// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.net.URI;
import java.time.Duration;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/** Runs the shop for a day, with the one JCache provider that the class path has, and prints what it sees. */
public final class Shop {

    private Shop() {}

    /**
     * Opens and closes it.
     *
     * @param arguments {@code declared} or {@code coded}; how many seconds an EXPIRED event may take, 0 if nothing can be told of it; how many the
     *     removal of what is too much; and the URI of the manager if it is not the default one
     */
    public static void main(String[] arguments) {
        CachingProvider provider = Caching.getCachingProvider();
        CacheManager manager = arguments.length > 3
                ? provider.getCacheManager(URI.create(arguments[3]), null)
                : provider.getCacheManager();
        Caches caches = new Caches(manager, arguments[0].equals("declared"));
        Notebook notebook = new Notebook(System.out);
        Managing managing = new Managing(caches.manager(), caches, notebook);
        managing.morning();
        new Selling(caches.articles(), notebook).day();
        new Visiting(caches.sessions(), notebook).day();
        new Lasting(caches.offers(), caches.presence(), notebook, seconds(arguments[1])).day();
        if (caches.declared()) {
            new Crowding(caches.recent(), notebook, seconds(arguments[2])).day();
        }
        managing.evening();
        provider.close();
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
