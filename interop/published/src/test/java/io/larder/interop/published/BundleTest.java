// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Installs the jar in an OSGi framework, Apache Felix, whose system bundle brings the libraries. */
class BundleTest {

    private static final String API =
            "javax.cache,javax.cache.configuration,javax.cache.event,javax.cache.expiry,javax.cache.integration,"
                    + "javax.cache.management,javax.cache.processor,javax.cache.spi";
    private static final String VERSIONS = ";version=\"1.1.1\",org.slf4j;version=\"2.0.20\"";
    private static final String CAFFEINE = ",com.github.benmanes.caffeine.cache;version=\"3.3.1\"";

    @TempDir
    Path storage;

    @Test
    void start_withCaffeineAlone_keepsEntriesInThisJvm() throws Exception {
        Framework framework = framework();
        try {
            Bundle larder = install(framework);
            larder.start();
            assertThat(larder.getState()).isEqualTo(Bundle.ACTIVE);

            try (CachingProvider provider = provider(larder)) {
                CacheManager manager = provider.getCacheManager(URI.create("local:/"), larderLoader(provider));
                Cache<String, Integer> pears = manager.createCache(
                        "pears",
                        new MutableConfiguration<String, Integer>()
                                .setTypes(String.class, Integer.class)
                                .setStoreByValue(false));
                pears.put("Conference", 12);

                assertThat(pears.get("Conference")).isEqualTo(12);
                CacheManager redis = provider.getCacheManager(URI.create("redis://localhost"), larderLoader(provider));
                assertThatThrownBy(() -> redis.createCache("apples", new MutableConfiguration<>()))
                        .hasMessageContaining("add redis.clients:jedis:");
            }
        } finally {
            end(framework);
        }
    }

    private Framework framework() throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        // only what is imported is seen, whoever asks
                        "felix.bootdelegation.implicit",
                        "false",
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        API.replace(",", ";version=\"1.1.1\",") + VERSIONS + CAFFEINE));
        framework.start();
        return framework;
    }

    private static Bundle install(Framework framework) throws Exception {
        return framework
                .getBundleContext()
                .installBundle(Published.jar().toUri().toString());
    }

    private static CachingProvider provider(Bundle larder) throws Exception {
        return (CachingProvider) larder.loadClass("io.larder.LarderCachingProvider")
                .getConstructor()
                .newInstance();
    }

    private static ClassLoader larderLoader(CachingProvider provider) {
        return provider.getClass().getClassLoader();
    }

    private static void end(Framework framework) throws Exception {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(20));
    }
}
