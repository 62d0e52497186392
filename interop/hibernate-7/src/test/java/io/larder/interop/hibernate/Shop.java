// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import io.larder.LarderCachingProvider;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * An application that several JVMs may open, each for itself.
 *
 * @param jdbc where its database is
 * @param regions system properties of the file of regions: {@code regions.uri} and the like
 * @param settings of Hibernate, besides those that all have
 */
record Shop(String jdbc, Map<String, String> regions, Map<String, String> settings) implements Serializable {

    static final String FILE = "regions.properties";

    Shop {
        regions = Map.copyOf(regions);
        settings = Map.copyOf(settings);
    }

    /** An application whose regions lie here. */
    static Shop at(String jdbc, String uri, String prefix) {
        return new Shop(
                jdbc,
                Map.of("regions.uri", uri, "regions.prefix", prefix, "regions.lifetime", "modified:10m"),
                Map.of(
                        "hibernate.javax.cache.provider",
                        LarderCachingProvider.class.getName(),
                        "hibernate.javax.cache.uri",
                        FILE,
                        "hibernate.javax.cache.missing_cache_strategy",
                        "fail"));
    }

    /** The same application with another provider, whose file is put into the folder. */
    static Shop onRedisson(String jdbc, String address, Path folder) throws IOException {
        Path file = folder.resolve("redisson.yaml");
        Files.writeString(file, "singleServerConfig:\n  address: \"redis://" + address + "\"\n");
        return new Shop(
                jdbc,
                Map.of(),
                Map.of(
                        "hibernate.javax.cache.provider",
                        "org.redisson.jcache.JCachingProvider",
                        "hibernate.javax.cache.uri",
                        file.toUri().toString(),
                        "hibernate.javax.cache.missing_cache_strategy",
                        "create",
                        "hibernate.cache.region_prefix",
                        folder.getFileName().toString()));
    }

    Shop with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new Shop(jdbc, regions, more);
    }

    Shop region(String property, String value) {
        Map<String, String> more = new HashMap<>(regions);
        more.put(property, value);
        return new Shop(jdbc, more, settings);
    }

    /** Makes the tables, anew if they are there. */
    void create() {
        new Shop(jdbc, Map.of(), Map.of())
                .with("hibernate.hbm2ddl.auto", "create")
                .with("hibernate.cache.use_second_level_cache", "false")
                .with("hibernate.cache.use_query_cache", "false")
                .open()
                .close();
    }

    /** A session factory of its own; whoever asks for it closes it. */
    SessionFactory open() {
        regions.forEach(System::setProperty);
        Configuration configuration = new Configuration();
        configuration.addProperties(properties());
        for (Class<?> entity : new Class<?>[] {
            Country.class, Product.class, Review.class, Stock.class, Shelf.class, Visit.class, Click.class, Draw.class
        }) {
            configuration.addAnnotatedClass(entity);
        }
        return configuration.buildSessionFactory();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("hibernate.connection.url", jdbc);
        properties.put("hibernate.connection.username", "sa");
        properties.put("hibernate.connection.password", "");
        properties.put("hibernate.connection.pool_size", "8");
        properties.put("hibernate.generate_statistics", "true");
        // nor ten lines in the log for each session
        properties.put("hibernate.session.events.log", "false");
        properties.put("hibernate.cache.region.factory_class", "jcache");
        properties.put("hibernate.cache.use_second_level_cache", "true");
        properties.put("hibernate.cache.use_query_cache", "true");
        properties.putAll(settings);
        return properties;
    }
}
