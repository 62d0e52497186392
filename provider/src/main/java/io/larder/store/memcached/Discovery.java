// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.store.remote.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the configuration endpoint of a cluster which servers belong to it, as Amazon ElastiCache's Auto Discovery
 * defines it: {@code config get cluster}, answered by a version and a line of {@code name|address|port}. Asks for the
 * first time when somebody needs to know, and from then on again and again. What was found last holds while the
 * endpoint is silent.
 */
final class Discovery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final String COMMAND = "config get cluster";

    private final Server endpoint;
    private final Duration interval;
    private final Executor threads;
    private final Consumer<List<Host>> finding;
    private final ScheduledExecutorService background =
            Threads.background("memcached-discovery", new ThreadPoolExecutor.AbortPolicy());
    private final AtomicReference<@Nullable CompletableFuture<Void>> first = new AtomicReference<>();

    private volatile @Nullable Future<?> asking;

    private boolean told;

    /**
     * Asks nothing yet.
     *
     * @param finding takes what was found, each time
     */
    Discovery(Server endpoint, Duration interval, Executor threads, Consumer<List<Host>> finding) {
        this.endpoint = endpoint;
        this.interval = interval;
        this.threads = threads;
        this.finding = finding;
    }

    /**
     * Returns when the servers have been found for the first time.
     *
     * @throws ServerFailure if they have not
     */
    void await(long nanos) {
        try {
            attempt().get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new ServerFailure(
                    endpoint,
                    "it does not tell which servers there are: " + e.getCause(),
                    e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new ServerFailure(endpoint, "it does not tell in time which servers there are", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheException("Interrupted while asking " + endpoint + " which servers there are", e);
        }
    }

    /** All who wait share one; after a failure the next who needs it tries again. */
    private CompletableFuture<Void> attempt() {
        CompletableFuture<Void> fresh = new CompletableFuture<>();
        CompletableFuture<Void> other = first.compareAndExchange(null, fresh);
        if (other != null) {
            return other;
        }
        try {
            threads.execute(() -> begin(fresh));
        } catch (RejectedExecutionException closed) {
            fresh.completeExceptionally(closed);
        }
        return fresh;
    }

    private void begin(CompletableFuture<Void> attempt) {
        try {
            finding.accept(asked());
            attempt.complete(null);
            asking = background.scheduleWithFixedDelay(
                    this::askAgain, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException | RuntimeException e) {
            first.set(null);
            attempt.completeExceptionally(e);
        }
    }

    private void askAgain() {
        try {
            finding.accept(asked());
            told = false;
        } catch (IOException | RuntimeException e) {
            if (!told) {
                LOG.warn("{} does not tell which servers there are; those known stay in use", endpoint, e);
            }
            told = true;
        }
    }

    private List<Host> asked() throws IOException {
        try (Aside aside = endpoint.aside()) {
            aside.say(COMMAND);
            String head = aside.line();
            if (!head.startsWith("CONFIG cluster ")) {
                throw new IOException("it answers '" + head + "' to '" + COMMAND
                        + "': is it a configuration endpoint? Single servers are named with memcached://");
            }
            aside.line();
            return hosts(aside.line());
        }
    }

    /** In an order of ours: all JVMs have the same ring, in whichever order the servers are told. */
    static List<Host> hosts(String line) throws IOException {
        List<Host> found = new ArrayList<>();
        for (String member : line.strip().split(" +")) {
            String[] parts = member.split("\\|", -1);
            if (parts.length != 3 || !parts[2].matches("[0-9]{1,5}") || (parts[0] + parts[1]).isEmpty()) {
                throw new IOException("it tells of a server as '" + member + "', not as name|address|port");
            }
            found.add(new Host(parts[0].isEmpty() ? parts[1] : parts[0], Integer.parseInt(parts[2]), 1));
        }
        found.sort(Comparator.comparing(Host::toString));
        return List.copyOf(found);
    }

    @Override
    public void close() {
        Future<?> present = asking;
        if (present != null) {
            present.cancel(true);
        }
        background.shutdownNow();
    }
}
