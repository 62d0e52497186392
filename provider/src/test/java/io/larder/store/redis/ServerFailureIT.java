// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server dies, hangs, and comes back. */
@SecondTry
final class ServerFailureIT {

    private static final String SECRET = "t0p-s3cret";
    private static final long TIMEOUT_MILLIS = 250;
    private static final long CONNECT_MILLIS = 100;
    private static final long BOUND_MILLIS = TIMEOUT_MILLIS + CONNECT_MILLIS;

    private static final RedisServer SERVER =
            RedisServer.start(RedisOptions.defaults().user("larder", SECRET));
    private static final AtomicInteger CACHES = new AtomicInteger();

    private final String prefix = "failure" + CACHES.incrementAndGet();
    private final Application application = Application.at(
            SERVER.uri(),
            "prefix=" + prefix,
            "timeout=" + TIMEOUT_MILLIS + "ms",
            "connect-timeout=" + CONNECT_MILLIS + "ms",
            "connections=4");
    private final Cache<String, String> cache = application.cache("people");

    @AfterEach
    void end() {
        SERVER.resume();
        if (!SERVER.isRunning()) {
            SERVER.restart();
        }
        application.close();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    static Set<String> operations() {
        return Bounded.operations().keySet();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operation_onAServerThatHangs_failsInTimeAndSaysWhat(String operation) {
        cache.put("k", "old");
        SERVER.pause();
        StoreException failure = Bounded.failure(
                BOUND_MILLIS,
                () -> requireNonNull(Bounded.operations().get(operation)).accept(cache));
        assertThat(failure.cacheName()).isEqualTo("people");
        assertThat(failure.operation()).isNotBlank();
        assertThat(failure.place()).contains(SERVER.address());
        assertThat(failure).hasMessageContaining("people").hasMessageContaining(SERVER.address());
        assertThat(Bounded.everythingOf(failure)).doesNotContain(SECRET);
        SERVER.resume();
        cache.put("k", "resumed");
        assertThat(cache.get("k")).isEqualTo("resumed");
    }

    @Test
    void server_killedAndRestarted_isUsedAgainWithoutAnythingDone() {
        cache.put("k", "old");
        SERVER.kill();
        Bounded.failure(BOUND_MILLIS, () -> cache.get("k"));
        Bounded.failure(BOUND_MILLIS, () -> cache.put("k", "new"));
        SERVER.restart();
        AtomicInteger failures = new AtomicInteger();
        long begun = System.nanoTime();
        Await.until("service after the restart", () -> {
            try {
                cache.put("k", "after");
                return true;
            } catch (StoreException notYet) {
                failures.incrementAndGet();
                return false;
            }
        });
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(2_000);
        for (int i = 0; i < 100; i++) {
            assertThat(cache.get("k")).isEqualTo("after");
        }
    }

    @Test
    void server_restartedWhileNobodyAsked_costsAtMostAFewFailures() {
        for (int i = 0; i < 100; i++) {
            cache.put("k" + i, "v");
        }
        SERVER.restart();
        int failures = 0;
        for (int i = 0; i < 100; i++) {
            failures += catchThrowable(() -> cache.put("k", "v")) == null ? 0 : 1;
        }
        assertThat(failures).isLessThanOrEqualTo(4);
        assertThat(cache.get("k0")).isNull();
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void thread_interruptedWhileItWaitsForAConnection_failsAtOnceAndStaysInterrupted() throws Exception {
        try (Application one =
                Application.at(SERVER.uri(), "prefix=" + prefix, "timeout=5s", "connect-timeout=1s", "connections=1")) {
            Cache<String, String> narrow = one.cache("narrow");
            narrow.put("k", "v");
            SERVER.pause();
            CompletableFuture<Throwable> holder = failing(narrow, new AtomicBoolean());
            AtomicBoolean flag = new AtomicBoolean();
            CompletableFuture<Throwable> waiting = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                waiting.complete(catchThrowable(() -> narrow.get("l")));
                flag.set(Thread.currentThread().isInterrupted());
            });
            thread.start();
            Await.until("a thread to wait", () -> thread.getState() == Thread.State.TIMED_WAITING);
            thread.interrupt();
            assertThat(waiting.get(2, TimeUnit.SECONDS)).isInstanceOf(CacheException.class);
            thread.join(2_000);
            assertThat(flag).isTrue();
            SERVER.resume();
            assertThat(holder.get(6, TimeUnit.SECONDS)).isNull();
        }
    }

    private static CompletableFuture<Throwable> failing(Cache<String, String> cache, AtomicBoolean begun) {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread thread = new Thread(() -> failure.complete(catchThrowable(() -> {
            begun.set(true);
            cache.get("k");
        })));
        thread.start();
        Await.until("a thread to ask", () -> begun.get() && thread.getState() == Thread.State.RUNNABLE);
        return failure;
    }

    @Test
    void thread_interruptedBefore_staysInterrupted() {
        cache.put("k", "v");
        Thread.currentThread().interrupt();
        Throwable failure = catchThrowable(() -> assertThat(cache.get("k")).isEqualTo("v"));
        assertThat(Thread.interrupted()).isTrue();
        if (failure != null) {
            assertThat(failure).isInstanceOf(CacheException.class);
        }
        assertThat(cache.get("k")).isEqualTo("v");
    }
}
