// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Work that a child JVM has been sent. Safe for use by several threads.
 *
 * @param <R> what comes of it
 */
public final class Running<R extends @Nullable Object> {

    /** How long work may take. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private final Jvm jvm;
    private final long id;
    private final CompletableFuture<byte[]> end = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> met = new CompletableFuture<>();

    Running(Jvm jvm, long id) {
        this.jvm = jvm;
        this.id = id;
    }

    long id() {
        return id;
    }

    /** Complete when the work waits for others, or does not any more because it has ended. */
    CompletableFuture<@Nullable Void> met() {
        return met;
    }

    void waits() {
        met.complete(null);
    }

    void go() {
        jvm.go(this);
    }

    void succeed(byte[] result) {
        end.complete(result);
        met.complete(null);
    }

    void fail(String why) {
        end.completeExceptionally(new AssertionError(why));
        met.complete(null);
    }

    private static String why(@Nullable Throwable cause) {
        return cause == null ? "for no reason" : String.valueOf(cause.getMessage());
    }

    /** Ends its JVM if it has not ended yet. */
    void abandon() {
        if (!isDone()) {
            jvm.kill();
        }
    }

    public boolean isDone() {
        return end.isDone();
    }

    /** {@link #result(Duration)} within {@link #LIMIT}. */
    public R result() throws InterruptedException {
        return result(LIMIT);
    }

    /**
     * Waits for the result.
     *
     * @throws AssertionError if the work failed, its JVM ended, or it took longer, after which its JVM is ended; with
     *     what the JVM has printed
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the bytes are those of an R, which may be null
    public R result(Duration limit) throws InterruptedException {
        try {
            return (R) Channel.object(end.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw jvm.late(limit);
        } catch (ExecutionException failure) {
            throw new AssertionError(why(failure.getCause()), failure);
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new AssertionError(jvm + " has sent a result that can not be read here", unreadable);
        }
    }
}
