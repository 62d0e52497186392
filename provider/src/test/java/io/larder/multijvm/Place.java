// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The child JVM as the work sees it that runs there. Safe for use by several threads. */
public interface Place {

    /** The child's name, by which the journal and failures call it. */
    String jvm();

    /** Returns when everybody that was sent this work is here: {@link Jvms#together}. Only once for each. */
    void meet() throws InterruptedException;

    /**
     * Writes into the test's {@link Journal} and returns when it is there: what is told later, by whatever JVM, comes
     * after it.
     */
    void tell(String topic, String what);

    /**
     * Runs the part once in each of so many threads, which begin when all of them are there and those of all others that
     * {@link #meet}.
     *
     * @return what the parts returned, by the number of their threads
     * @throws Exception the first failure of a part
     */
    <R extends @Nullable Object> List<R> inThreads(int threads, Part<R> part) throws Exception;

    /**
     * What one of several threads does.
     *
     * @param <R> what comes of it
     */
    @FunctionalInterface
    interface Part<R extends @Nullable Object> {

        /** Runs with the thread's number, from 0. */
        R play(int thread) throws Exception;
    }
}
