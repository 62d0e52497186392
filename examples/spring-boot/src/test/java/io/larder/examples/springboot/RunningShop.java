// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.devtools.restart.classloader.RestartClassLoader;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as devtools start it: its classes come from a class loader of their own, all others do not. */
final class RunningShop implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningShop(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with its entries at that URI, on a free port. */
    static RunningShop start(String uri) throws ClassNotFoundException {
        URL classes = Shop.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader loader = new RestartClassLoader(Shop.class.getClassLoader(), new URL[] {classes});
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        System.setProperty("LARDER_URI", uri);
        thread.setContextClassLoader(loader);
        try {
            Class<?> shop = Class.forName(Shop.class.getName(), true, loader);
            return new RunningShop(SpringApplication.run(shop, "--server.port=0", "--spring.main.banner-mode=off"));
        } finally {
            thread.setContextClassLoader(before);
            System.clearProperty("LARDER_URI");
        }
    }

    String get(String path) {
        return send("GET", path, "");
    }

    void put(String path, String body) {
        send("PUT", path, body);
    }

    void delete(String path) {
        send("DELETE", path, "");
    }

    int questions() {
        return Integer.parseInt(get("/questions"));
    }

    String send(String method, String path, String body) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "text/plain")
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 500) {
                throw new AssertionError(method + " " + path + " gave " + response);
            }
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** What is registered of JCache in this JVM, by the caches' names. */
    static Set<String> beans() throws MalformedObjectNameException {
        Set<String> caches = new TreeSet<>();
        for (ObjectName bean :
                ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("javax.cache:*"), null)) {
            caches.add(bean.getKeyProperty("type") + " " + bean.getKeyProperty("Cache"));
        }
        return caches;
    }

    @Override
    public void close() {
        context.close();
    }
}
