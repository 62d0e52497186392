// SPDX-License-Identifier: Apache-2.0
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

/** Tries every store with what is on the class path, and writes a line about each. */
public final class Consumer {

    /** A value that has to be copied, or made of bytes. */
    record Pear(String kind, int[] grams) {}

    private Consumer() {}

    public static void main(String[] arguments) {
        String name = arguments[0];
        String redis = arguments[1];
        String memcached = arguments[2];
        System.out.println(name + " | classpath | " + System.getProperty("java.class.path"));
        try (CachingProvider provider = Caching.getCachingProvider()) {
            tell(name, "local:", provider, "local:/", true);
            tell(name, "local: by reference", provider, "local:/", false);
            tell(name, "redis:", provider, redis, true);
            tell(name, "memcached:", provider, memcached, true);
            tell(name, "tiered+redis:", provider, "tiered+" + redis, true);
            tell(name, "tiered+memcached:", provider, "tiered+" + memcached, true);
        }
    }

    private static void tell(String name, String store, CachingProvider provider, String uri, boolean byValue) {
        System.out.println(name + " | " + store + " | " + outcome(provider, URI.create(uri), byValue));
    }

    private static String outcome(CachingProvider provider, URI uri, boolean byValue) {
        try {
            CacheManager manager = provider.getCacheManager(uri, null);
            Cache<String, Pear> pears = manager.createCache(
                    "pears-" + UUID.randomUUID(),
                    new MutableConfiguration<String, Pear>()
                            .setTypes(String.class, Pear.class)
                            .setStoreByValue(byValue));
            pears.put("one", new Pear("Conference", new int[] {180, 195}));
            Pear read = pears.get("one");
            manager.destroyCache(pears.getName());
            return Arrays.toString(read.grams());
        } catch (CacheException e) {
            return "CacheException: " + e.getMessage();
        } catch (LinkageError | RuntimeException e) {
            return "not foreseen: " + e;
        }
    }
}
