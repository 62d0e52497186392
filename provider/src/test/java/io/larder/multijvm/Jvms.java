// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Several child JVMs that write one journal. For one thread. */
public final class Jvms implements AutoCloseable {

    private final Journal journal = new Journal();
    private final List<Jvm> all = new ArrayList<>();

    private Jvms() {}

    /** Starts so many, named by numbers from 1. */
    public static Jvms start(int count) {
        Jvms jvms = new Jvms();
        for (int i = 1; i <= count; i++) {
            jvms.all.add(jvms.more(Integer.toString(i), JvmOptions.defaults()));
        }
        return jvms;
    }

    /** Starts another one that writes the same journal; whoever asks for it closes it. */
    public Jvm more(String name, JvmOptions options) {
        return Jvm.start(name, options, journal);
    }

    /** Starts anew those that have ended. */
    public void renew() {
        all.replaceAll(jvm -> jvm.isAlive() ? jvm : more(jvm.name(), JvmOptions.defaults()));
    }

    public Journal journal() {
        return journal;
    }

    /** One of them, from 0. */
    public Jvm get(int index) {
        return all.get(index);
    }

    /** The first so many. */
    public List<Jvm> first(int count) {
        return List.copyOf(all.subList(0, count));
    }

    /**
     * Does the work in the first so many JVMs, which go on together from {@link Place#meet} or
     * {@link Place#inThreads}, and waits for all.
     *
     * @return what came of it, by JVM
     * @throws AssertionError if one of them fails or takes too long
     */
    public <R extends @Nullable Object> List<R> together(int count, Work<R> work) throws InterruptedException {
        List<Running<R>> begun = new ArrayList<>();
        for (Jvm jvm : first(count)) {
            begun.add(jvm.prepare(work));
        }
        CompletableFuture<?>[] there = begun.stream().map(Running::met).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<?> unused = CompletableFuture.allOf(there).thenRun(() -> begun.forEach(Running::go));
        return results(begun);
    }

    /** Where one has failed, the others may wait for it forever. */
    private static <R extends @Nullable Object> List<R> results(List<Running<R>> begun) throws InterruptedException {
        List<R> results = new ArrayList<>();
        try {
            for (Running<R> running : begun) {
                results.add(running.result());
            }
            return results;
        } finally {
            begun.forEach(Running::abandon);
        }
    }

    @Override
    public void close() {
        all.forEach(Jvm::close);
    }
}
