// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.List;
import java.util.Locale;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/** A JCache provider under measurement, opened by its class name because all of them share one class path. */
public enum Contender implements Subject {
    LARDER("io.larder.LarderCachingProvider"),
    CAFFEINE("com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider"),
    EHCACHE("org.ehcache.jsr107.EhcacheCachingProvider"),
    CACHE2K("org.cache2k.jcache.provider.JCacheProvider");

    private final String providerClass;

    Contender(String providerClass) {
        this.providerClass = providerClass;
    }

    /** Everyone but Larder. */
    static List<Contender> peers() {
        return List.of(CAFFEINE, EHCACHE, CACHE2K);
    }

    CachingProvider provider() {
        return Caching.getCachingProvider(providerClass);
    }

    @Override
    public String label() {
        return this == CAFFEINE ? "caffeine-jcache" : name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String parameter() {
        return "contender";
    }
}
