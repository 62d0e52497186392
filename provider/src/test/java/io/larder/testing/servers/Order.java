// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * An order to let a replica take over. Servers refuse it while they know too little of each other, and give it up
 * silently after five seconds; whoever wants it done says it again.
 */
final class Order {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration GIVEN_UP = Duration.ofSeconds(6);

    private Order() {}

    /**
     * Gives the order until it is done.
     *
     * @throws IllegalStateException if it is not within a minute
     */
    static void untilDone(Runnable order, BooleanSupplier done, String what) {
        AtomicReference<String> answer = new AtomicReference<>("was taken");
        long[] given = {System.nanoTime() - GIVEN_UP.toNanos()};
        Await.until(
                LIMIT,
                () -> {
                    if (done.getAsBoolean()) {
                        return true;
                    }
                    if (System.nanoTime() - given[0] >= GIVEN_UP.toNanos()) {
                        given[0] = System.nanoTime();
                        answer.set(give(order));
                    }
                    return false;
                },
                () -> "Not done: " + what + "; the last order " + answer.get() + ",");
    }

    private static String give(Runnable order) {
        try {
            order.run();
            return "was taken";
        } catch (RespError refused) {
            return "was refused: " + refused.getMessage();
        }
    }
}
