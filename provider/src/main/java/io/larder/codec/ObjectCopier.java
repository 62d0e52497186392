// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.spi.Copier;
import javax.cache.CacheException;

/** Copies by {@link GraphCopy}; turns whatever goes wrong into a message that helps. */
final class ObjectCopier implements Copier {

    private final String cacheName;
    private final Idle<GraphCopy> pool = new Idle<>(GraphCopy::new);

    ObjectCopier(String cacheName) {
        this.cacheName = cacheName;
    }

    @Override
    public boolean shares(Object object) {
        return Immutables.contains(object);
    }

    @Override
    @SuppressWarnings("unchecked") // a copy is of the class of its original, or of one that is declared alike
    public <T> T copy(T object) {
        return Immutables.contains(object) ? object : (T) copyOf(object);
    }

    private Object copyOf(Object object) {
        GraphCopy graph = pool.take();
        try {
            Object copy = graph.copyRoot(object);
            pool.give(graph);
            return copy;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // The one that failed is not given back: whatever state it is in, it takes with it.
            return isCycle(e) ? copyWhole(object, graph, e) : fail(object, graph, e);
        }
    }

    private Object copyWhole(Object object, GraphCopy graph, Throwable cycle) {
        try {
            return WholeCopy.of(object);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            cycle.addSuppressed(e);
            return fail(object, graph, cycle);
        }
    }

    private static boolean isCycle(Throwable failure) {
        return rootCause(failure) instanceof NotCopyable reason && reason.isCycle();
    }

    private Object fail(Object object, GraphCopy graph, Throwable failure) {
        Throwable cause = rootCause(failure);
        if (cause instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
            throw error;
        }
        throw new CacheException(
                "Cache '" + cacheName + "' stores by value and can not copy a "
                        + object.getClass().getName() + ": "
                        + reason(cause) + " (found at " + graph.way()
                        + "). Leave it out of the object, as with a transient "
                        + "field, or " + ByReference.advice(cacheName),
                cause);
    }

    private static String reason(Throwable cause) {
        if (cause instanceof NotCopyable) {
            return String.valueOf(cause.getMessage());
        }
        return cause instanceof StackOverflowError ? "it is nested too deeply for the stack" : cause.toString();
    }

    /** Kryo wraps what goes wrong in a field once per level. */
    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof NotCopyable) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
