// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs the tasks of each key one after the other, in their order, and those of different keys side by side. */
final class Mailboxes<K> {

    private final Executor executor;
    private final ConcurrentHashMap<K, Mailbox> boxes = new ConcurrentHashMap<>();

    Mailboxes(Executor executor) {
        this.executor = executor;
    }

    /**
     * Puts a task in line; it does not fail.
     *
     * @throws RejectedExecutionException if the executor has been shut down
     */
    void add(K key, Runnable task) {
        while (true) {
            Mailbox box = boxes.computeIfAbsent(key, k -> new Mailbox());
            switch (box.add(task)) {
                case WAITS -> {
                    return;
                }
                case FIRST -> {
                    start(key, box);
                    return;
                }
                case TOO_LATE -> boxes.remove(key, box);
            }
        }
    }

    private void start(K key, Mailbox box) {
        boolean started = false;
        try {
            executor.execute(() -> empty(key, box));
            started = true;
        } finally {
            if (!started) {
                box.discard();
                boxes.remove(key, box);
            }
        }
    }

    private void empty(K key, Mailbox box) {
        for (Runnable task = box.next(); task != null; task = box.next()) {
            task.run();
        }
        boxes.remove(key, box);
    }

    /** Waits until what is in line now has run; false if that takes longer than the time-out. */
    boolean awaitIdle(long timeoutMillis) {
        CompletableFuture<?>[] ends =
                boxes.values().stream().map(box -> box.end).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(timeoutMillis, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException unfinished) {
            return false;
        }
    }

    private enum Place {
        FIRST,
        WAITS,
        TOO_LATE
    }

    /** The tasks of one key, from the first that comes until none is left. Its fields are guarded by its own lock. */
    private static final class Mailbox {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private boolean running;
        private boolean over;

        synchronized Place add(Runnable task) {
            if (over) {
                return Place.TOO_LATE;
            }
            tasks.add(task);
            boolean first = !running;
            running = true;
            return first ? Place.FIRST : Place.WAITS;
        }

        @Nullable
        Runnable next() {
            Runnable task;
            synchronized (this) {
                task = tasks.poll();
                over = task == null;
            }
            if (task == null) {
                end.complete(null);
            }
            return task;
        }

        void discard() {
            synchronized (this) {
                tasks.clear();
                over = true;
            }
            end.complete(null);
        }
    }
}
