// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Four child JVMs that all test classes of a run share, since starting them takes longer than most tests. They are
 * started for the first class that registers this and end after the last test of the run:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SharedJvms JVMS = new SharedJvms();
 * }</pre>
 *
 * <p>Those that have ended, since a test killed them or took too long, are started anew before the next test.
 */
public final class SharedJvms implements BeforeAllCallback, BeforeEachCallback {

    /** How many there are. */
    public static final int COUNT = 4;

    private static final Namespace NAMESPACE = Namespace.create(SharedJvms.class);

    private volatile @Nullable Jvms jvms;

    @Override
    public void beforeAll(ExtensionContext context) {
        jvms = context.getRoot().getStore(NAMESPACE).computeIfAbsent(Jvms.class, key -> Jvms.start(COUNT), Jvms.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        get().renew();
    }

    /** The JVMs, from {@code @BeforeAll} on. */
    public Jvms get() {
        Jvms shared = jvms;
        if (shared == null) {
            throw new IllegalStateException("Register this as a static field with @RegisterExtension");
        }
        return shared;
    }
}
