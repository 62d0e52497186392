// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;

/** A class path with a Jedis that lacks what the eighth version brought, as Spring Boot's dependency management makes it. */
class OlderJedisTest {

    @Test
    void createCache_withAnOlderJedis_saysWhichOneIsNeededAndHowToGetItInSpringBoot() throws Exception {
        try (URLClassLoader loader = new WithoutClassesOfJedis8();
                CachingProvider provider = Class.forName("io.larder.LarderCachingProvider", true, loader)
                        .asSubclass(CachingProvider.class)
                        .getDeclaredConstructor()
                        .newInstance();
                CacheManager manager =
                        provider.getCacheManager(URI.create("redis://localhost"), loader, new Properties())) {
            assertThatThrownBy(() -> manager.createCache("scene", new MutableConfiguration<>()))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("redis.clients:jedis:8.0.2 or later")
                    .hasMessageContaining("jedis.version");
        }
    }

    private static final class WithoutClassesOfJedis8 extends URLClassLoader {

        private static final List<String> FROM_PARENT = List.of("java.", "javax.", "org.slf4j.");

        WithoutClassesOfJedis8() throws MalformedURLException {
            super(classPath(), OlderJedisTest.class.getClassLoader());
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(new File(entry).toURI().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals("redis.clients.jedis.PushConsumerChain")) {
                throw new ClassNotFoundException(name);
            }
            if (FROM_PARENT.stream().anyMatch(name::startsWith)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
