// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.net.URI;
import java.sql.SQLException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a cache does for a slow query. The argument is the URI of the store, such as {@code redis://localhost},
 * {@code memcached://localhost} or {@code tiered+redis://localhost}; without one the entries live in this JVM.
 * Ends with exit code 1 if the cache does not do what the program says it does.
 */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) throws SQLException {
        Report report = new Report(System.out);
        try (Atlas atlas = Atlas.open();
                CachingProvider provider = Caching.getCachingProvider();
                CacheManager manager = provider.getCacheManager(storeNamedBy(arguments), null)) {
            report.title("Larder quickstart on " + manager.getURI());
            new ReadThrough(manager, atlas).show(report);
            new Expiry(manager).show(report);
            new Counting(manager).show(report);
            report.blank();
        } catch (Report.BrokenClaim e) {
            System.err.println("This should have been true, and is not: " + e.getMessage());
            System.exit(1);
        }
    }

    private static @Nullable URI storeNamedBy(String[] arguments) {
        return arguments.length == 0 || arguments[0].isEmpty() ? null : URI.create(arguments[0]);
    }

    /** Whether the entries are in this JVM, and no server's round trips need to be waited for. */
    static boolean isLocal(CacheManager manager) {
        return "local".equals(manager.getURI().getScheme());
    }
}
