// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.beside;

import java.util.TreeSet;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

/** Uses two providers side by side, and prints what comes of it. */
public final class Beside {

    private static final String PROPERTY = "javax.cache.spi.CachingProvider";

    private final String one;
    private final String other;

    private Beside(String one, String other) {
        this.one = one;
        this.other = other;
    }

    /**
     * Runs.
     *
     * @param arguments the class names of both
     */
    public static void main(String[] arguments) {
        Beside beside = new Beside(arguments[0], arguments[1]);
        if (System.getProperty(PROPERTY) == null) {
            beside.find();
            beside.close();
        } else {
            note("all", all());
            note("neither named", unnamed());
        }
    }

    private static void note(String name, Object seen) {
        System.out.println(name + "\t" + seen);
    }

    private void find() {
        note("all", all());
        note("neither named", unnamed());
        note("named", named());
        note("the other named", name(Caching.getCachingProvider(other)));
        System.setProperty(PROPERTY, one);
        note("named too late by the property", unnamed());
        System.clearProperty(PROPERTY);
    }

    private static String named() {
        // tag::named[]
        CachingProvider provider = Caching.getCachingProvider("io.larder.LarderCachingProvider");
        // end::named[]
        return name(provider);
    }

    private static TreeSet<String> all() {
        TreeSet<String> all = new TreeSet<>();
        Caching.getCachingProviders().forEach(provider -> all.add(name(provider)));
        return all;
    }

    private static String unnamed() {
        try {
            return name(Caching.getCachingProvider());
        } catch (CacheException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String name(CachingProvider provider) {
        return provider.getClass().getName();
    }

    /** Each in turn, while the other is in use. */
    private void close() {
        Cache<String, String> here = open(one);
        Cache<String, String> there = open(other);
        here.put("place", "here");
        there.put("place", "there");
        note("of one name", here.get("place") + ", " + there.get("place"));
        Caching.getCachingProvider(one).close();
        note("closed", here.isClosed() + ", " + there.isClosed() + ", " + there.get("place"));
        Cache<String, String> again = open(one);
        again.put("place", "here again");
        Caching.getCachingProvider(other).close();
        note("the other closed", again.isClosed() + ", " + there.isClosed() + ", " + again.get("place"));
        Caching.getCachingProvider(one).close();
    }

    private static Cache<String, String> open(String provider) {
        CacheManager manager = Caching.getCachingProvider(provider).getCacheManager();
        return manager.createCache(
                "shared",
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setStatisticsEnabled(true));
    }
}
