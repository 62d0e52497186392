// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The events of one operation on one key, on their way to synchronous listeners. Stands in line behind the delivery
 * before it for the same key; whoever made it carries it out when its turn has come.
 */
final class Delivery<K, V> {

    final K key;
    private final List<EntryEvent<K, V>> events;
    private final List<Registration<K, V>> listeners;

    /** Only the end of the delivery before, not the delivery: or each would retain all that ever were before it. */
    private final CompletableFuture<Void> turn;

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    Delivery(
            K key, List<EntryEvent<K, V>> events, List<Registration<K, V>> listeners, @Nullable Delivery<K, V> before) {
        this.key = key;
        this.events = events;
        this.listeners = listeners;
        this.turn = before == null ? CompletableFuture.completedFuture(null) : before.over;
    }

    /** Done when it is this delivery's turn. */
    CompletableFuture<Void> turn() {
        return turn;
    }

    /** Runs the action, which does not fail, when it is this delivery's turn. */
    @SuppressWarnings("FutureReturnValueIgnored") // what runs does not fail
    void whenItsTurn(Runnable action) {
        turn.thenRun(action);
    }

    /** Tells every listener, whatever the others do; the first failure comes out, the rest suppressed in it. */
    void carryOut() {
        Failures failures = new Failures();
        for (EntryEvent<K, V> event : events) {
            for (Registration<K, V> listener : listeners) {
                failures.collect(() -> listener.tell(event));
            }
        }
        failures.rethrow();
    }

    void finish() {
        over.complete(null);
    }

    /** Done when it has been carried out. */
    CompletableFuture<Void> over() {
        return over;
    }
}
