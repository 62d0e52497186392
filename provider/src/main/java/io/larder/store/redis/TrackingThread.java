// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

/**
 * A thread of a {@link Tracking}: a daemon with a name of its own, that knows no application's class loader, whoever made it.
 */
final class TrackingThread extends Thread {

    private static final String NAME = "larder-tracking-";

    TrackingThread(String purpose, Runnable work) {
        super(null, work, NAME + purpose, 0, false);
        setDaemon(true);
        setContextClassLoader(null);
    }

    /**
     * Waits for the end, unless it is this thread that asks.
     *
     * @param deadline by {@link System#nanoTime()}
     * @return whether it has ended
     * @throws InterruptedException if the caller is interrupted meanwhile
     */
    boolean endsBefore(long deadline) throws InterruptedException {
        if (Thread.currentThread() == this) {
            return true;
        }
        long left = deadline - System.nanoTime();
        if (left > 0 && isAlive()) {
            join(left / 1_000_000 + 1);
        }
        return !isAlive();
    }
}
