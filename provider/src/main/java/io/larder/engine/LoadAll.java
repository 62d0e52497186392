// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As {@link javax.cache.Cache#loadAll}: fills the cache from its loader in a thread of the manager's. */
final class LoadAll<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(LoadAll.class);

    private final String cacheName;
    private final Kernel<K, V> kernel;
    private final @Nullable ReadThrough<K, V> loader;
    private final Workers workers;
    private final Set<Job> underWay = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    LoadAll(String cacheName, Kernel<K, V> kernel, @Nullable ReadThrough<K, V> loader, Workers workers) {
        this.cacheName = cacheName;
        this.kernel = kernel;
        this.loader = loader;
        this.workers = workers;
    }

    /** Begins; the listener is told of the end, also if the cache is closed before. */
    void begin(Set<? extends K> keys, boolean replace, @Nullable CompletionListener listener) {
        if (loader == null) {
            if (listener != null) {
                listener.onCompletion();
            }
            return;
        }
        Set<K> wanted = new HashSet<>(keys);
        Job job = new Job(() -> new Refill<>(cacheName, kernel, loader, replace).load(wanted), listener);
        underWay.add(job);
        try {
            workers.loads().execute(job);
        } catch (RejectedExecutionException managerClosed) {
            job.cancel();
        }
        if (closed) {
            job.cancel();
        }
    }

    /**
     * Calls the loader no more: what has not begun is cancelled; what has is waited for, up to the time-out, unless it is
     * the loader or a listener of this manager that closes.
     */
    void close(long timeoutMillis) {
        closed = true;
        underWay.forEach(Job::cancel);
        CompletableFuture<?>[] ends = underWay.stream().map(job -> job.end).toArray(CompletableFuture<?>[]::new);
        if (!workers.isOwn(Thread.currentThread()) && !Deliveries.await(CompletableFuture.allOf(ends), timeoutMillis)) {
            LOG.warn("Cache '{}': closed while its loader was still running", cacheName);
        }
    }

    /** One call of {@code loadAll}: either runs or is cancelled. */
    private final class Job implements Runnable {
        private final Runnable load;
        private final @Nullable CompletionListener listener;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        Job(Runnable load, @Nullable CompletionListener listener) {
            this.load = load;
            this.listener = listener;
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                finish(failureOf(load));
            }
        }

        void cancel() {
            if (taken.compareAndSet(false, true)) {
                finish(new CacheException("Cache '" + cacheName + "' was closed before it could load"));
            }
        }

        private void finish(@Nullable Exception failure) {
            Exception listeners = failureOf(() -> tell(failure));
            if (listeners != null) {
                LOG.warn("Cache '{}': a completion listener failed", cacheName, listeners);
            }
            underWay.remove(this);
            end.complete(null);
        }

        private void tell(@Nullable Exception failure) {
            if (listener == null) {
                if (failure != null) {
                    LOG.warn("Cache '{}': loadAll failed, and there is no completion listener", cacheName, failure);
                }
            } else if (failure == null) {
                listener.onCompletion();
            } else {
                listener.onException(failure);
            }
        }

        /** Whatever it is: somebody waits to be told. */
        private @Nullable Exception failureOf(Runnable step) {
            try {
                step.run();
                return null;
            } catch (Exception failure) {
                return failure;
            } catch (Throwable error) {
                return new CacheException("Cache '" + cacheName + "': loadAll failed", error);
            }
        }
    }
}
