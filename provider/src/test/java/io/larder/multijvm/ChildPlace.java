// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The place of one work in its child. */
record ChildPlace(Child child, long id) implements Place {

    @Override
    public String jvm() {
        return child.name();
    }

    @Override
    public void meet() throws InterruptedException {
        child.meet(id);
    }

    @Override
    public void tell(String topic, String what) {
        try {
            child.tell(topic, what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the journal had it: " + what, e);
        }
    }

    @Override
    public <R extends @Nullable Object> List<R> inThreads(int threads, Part<R> part) throws Exception {
        CountDownLatch there = new CountDownLatch(threads);
        Signal start = new Signal();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                Callable<R> played = () -> {
                    there.countDown();
                    start.await();
                    return part.play(thread);
                };
                parts.add(executor.submit(played));
            }
            there.await();
            meet();
            start.give();
            return results(parts);
        } finally {
            executor.shutdownNow();
        }
    }

    private static <R extends @Nullable Object> List<R> results(List<Future<R>> parts) throws Exception {
        List<R> results = new ArrayList<>();
        for (Future<R> part : parts) {
            try {
                results.add(part.get());
            } catch (ExecutionException failure) {
                throw new IllegalStateException("Thread " + results.size() + " failed", failure.getCause());
            }
        }
        return results;
    }
}
