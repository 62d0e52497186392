// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.Set;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where one thread stands in the workload; threads start far from each other. */
@State(Scope.Thread)
public class Cursor {
    private static final int APART = 12_345;
    private static final int READS_PER_WRITE = 9;

    private int position;
    private int readsLeft = READS_PER_WRITE;

    /** Moves this thread to its own part of the workload. */
    @Setup
    public void start(ThreadParams thread) {
        position = thread.getThreadIndex() * APART;
    }

    Integer next() {
        return Workload.key(position++);
    }

    /** A value to write that is not the one the entry has: the key that comes next. */
    Integer ahead() {
        return Workload.key(position);
    }

    Set<Integer> nextBatch() {
        return Workload.batch(position++);
    }

    /** Whether it is a write's turn: each tenth one. */
    boolean writes() {
        if (readsLeft == 0) {
            readsLeft = READS_PER_WRITE;
            return true;
        }
        readsLeft--;
        return false;
    }
}
