// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import io.larder.testing.servers.MemcachedServer;
import io.larder.testing.servers.RedisCluster;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the server that a lane needs, and makes it the provider's default URI. Which one the system property
 * {@code tck.server} says; without it, or where it says {@code none}, no server is started.
 */
public final class LaneServer implements LauncherSessionListener {
    private static final String SERVER = "tck.server";
    private static final String TIERED = "tiered-";

    private @Nullable AutoCloseable server;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String wanted = System.getProperty(SERVER, "none");
        switch (wanted) {
            case "none" -> {}
            case "redis", "tiered-redis" -> {
                RedisServer redis = RedisServer.start();
                use(redis, wanted, redis.uri());
            }
            case "redis-cluster", "tiered-redis-cluster" -> {
                RedisCluster cluster = RedisCluster.start();
                use(cluster, wanted, cluster.uri());
            }
            case "memcached", "tiered-memcached" -> {
                MemcachedServer memcached = MemcachedServer.start();
                use(memcached, wanted, memcached.uri());
            }
            case "memcached-three" ->
                useThree(wanted, List.of(MemcachedServer.start(), MemcachedServer.start(), MemcachedServer.start()));
            default ->
                throw new IllegalArgumentException("There is no server called '" + wanted + "' (" + SERVER + ")");
        }
    }

    private void useThree(String wanted, List<MemcachedServer> servers) {
        use(
                () -> servers.forEach(MemcachedServer::close),
                wanted,
                MemcachedServer.uri(servers.toArray(MemcachedServer[]::new)));
    }

    private void use(AutoCloseable started, String wanted, URI uri) {
        server = started;
        System.setProperty("larder.uri", (wanted.startsWith(TIERED) ? "tiered+" : "") + uri);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            if (server != null) {
                server.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The lane's server could not be ended", e);
        }
    }
}
