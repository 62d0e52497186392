// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server, or several that belong together, that one test class has for itself: started before its first test, ended
 * after its last, and started anew when the class is run again.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ClassServer<RedisServer> SERVER = ClassServer.of(RedisServer::start);
 * }</pre>
 */
public final class ClassServer<T extends AutoCloseable> implements BeforeAllCallback, AfterAllCallback, Supplier<T> {

    private final Supplier<T> start;
    private volatile @Nullable T running;

    private ClassServer(Supplier<T> start) {
        this.start = start;
    }

    /** Not started yet. */
    public static <T extends AutoCloseable> ClassServer<T> of(Supplier<T> start) {
        return new ClassServer<>(start);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = start.get();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        T ended = running;
        running = null;
        if (ended != null) {
            ended.close();
        }
    }

    /** The one that runs. */
    @Override
    public T get() {
        T server = running;
        if (server == null) {
            throw new IllegalStateException("Runs from @BeforeAll to @AfterAll of its class, and not now");
        }
        return server;
    }
}
