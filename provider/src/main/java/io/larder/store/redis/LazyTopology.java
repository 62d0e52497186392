// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The servers, asked for with the first call, and again with the next one for as long as nobody answers. Whoever waits
 * for that waits no longer than its own deadline, since others ask for it.
 */
final class LazyTopology implements AutoCloseable {

    private final Supplier<Topology> opening;
    private final Executor executor;
    private volatile @Nullable Topology ready;
    private Runnable moved = () -> {};
    private @Nullable CompletableFuture<Topology> underWay;
    private @Nullable CompletableFuture<Topology> refresh;
    private boolean closed;

    LazyTopology(Supplier<Topology> opening, Executor executor) {
        this.opening = opening;
        this.executor = executor;
    }

    /** As {@link Topology#watch}; before the first call. */
    synchronized void watch(Runnable watcher) {
        moved = watcher;
    }

    /** The servers if they are known already. */
    @Nullable
    Topology ready() {
        return ready;
    }

    /**
     * The servers.
     *
     * @throws Unreached if nobody who knows them answers in time
     */
    Topology open(Deadline deadline) {
        Topology known = ready;
        return known == null ? await(opened(), deadline) : known;
    }

    /** Asks who holds what by now, and waits for the answer; without one, what was known stays. */
    void refresh(Deadline deadline) {
        Topology known = ready;
        if (known == null) {
            return;
        }
        CompletableFuture<Topology> asked;
        synchronized (this) {
            if (refresh == null || refresh.isDone()) {
                refresh = CompletableFuture.supplyAsync(
                        () -> {
                            known.refresh();
                            return known;
                        },
                        executor);
            }
            asked = refresh;
        }
        try {
            await(asked, deadline);
        } catch (Unreached unanswered) {
            // The call that needs to know fails on its own if that was its last hope.
        }
    }

    private synchronized CompletableFuture<Topology> opened() {
        if (closed) {
            throw new IllegalStateException("The store has been closed");
        }
        if (underWay == null || underWay.isCompletedExceptionally()) {
            underWay = CompletableFuture.supplyAsync(opening, executor).thenApply(this::settle);
        }
        return underWay;
    }

    private synchronized Topology settle(Topology opened) {
        if (closed) {
            opened.close();
        } else {
            opened.watch(moved);
            ready = opened;
        }
        return opened;
    }

    private static Topology await(CompletableFuture<Topology> future, Deadline deadline) {
        try {
            return future.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (cause instanceof CacheException mistake) {
                throw mistake;
            }
            throw new Unreached("nobody knows which servers there are: " + Failures.reason(cause), cause);
        } catch (TimeoutException late) {
            throw new Unreached("nobody said in time which servers there are", late);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CacheException("Interrupted while waiting for the servers' addresses", interruption);
        }
    }

    @Override
    public void close() {
        Topology known;
        synchronized (this) {
            closed = true;
            known = ready;
            ready = null;
        }
        if (known != null) {
            known.close();
        }
    }
}
