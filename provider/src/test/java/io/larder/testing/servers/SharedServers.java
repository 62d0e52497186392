// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Servers that all test classes of a run share. Each is started for the first test that asks for it and closed after the
 * last test of the run:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SharedServers SERVERS = new SharedServers();
 * }</pre>
 *
 * <p>Tests share them: each uses names of its own, and whoever kills or pauses one starts it again. A test that needs
 * one for itself starts it with {@link RedisServer#start()} and the like.
 */
public final class SharedServers implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(SharedServers.class);

    private volatile @Nullable Store store;

    @Override
    public void beforeAll(ExtensionContext context) {
        store = context.getRoot().getStore(NAMESPACE);
    }

    /** A server that is open to everybody and runs. */
    public RedisServer redis() {
        RedisServer server = shared(RedisServer.class, RedisServer::start);
        if (!server.isRunning()) {
            throw new IllegalStateException("A test has killed " + server + ", which all tests share");
        }
        return server;
    }

    /** A Memcached server that is open to everybody and runs. */
    public MemcachedServer memcached() {
        MemcachedServer server = shared(MemcachedServer.class, MemcachedServer::start);
        if (!server.isRunning()) {
            throw new IllegalStateException("A test has killed " + server + ", which all tests share");
        }
        return server;
    }

    public RedisCluster cluster() {
        return shared(RedisCluster.class, RedisCluster::start);
    }

    public RedisSentinels sentinels() {
        return shared(RedisSentinels.class, RedisSentinels::start);
    }

    private <T extends AutoCloseable> T shared(Class<T> kind, Supplier<T> start) {
        Store shared = store;
        if (shared == null) {
            throw new IllegalStateException(
                    "Shared servers are there from @BeforeAll on; register this as a static field"
                            + " with @RegisterExtension");
        }
        return shared.computeIfAbsent(kind, key -> start.get(), kind);
    }
}
