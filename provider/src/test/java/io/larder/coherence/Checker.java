// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds a history of one cache to a {@link Promise}. That nothing is found where something was written is never wrong: a
 * cache may forget.
 *
 * <p>Each value must have been written once only. An operation takes effect at some time between its begin and its end; if
 * it failed, at any time after its begin.
 */
final class Checker {

    private final Promise promise;

    Checker(Promise promise) {
        this.promise = promise;
    }

    Verdict check(List<Operation> history) {
        List<Operation> clears = new ArrayList<>();
        Map<Integer, List<Operation>> byKey = new TreeMap<>();
        for (Operation operation : history) {
            if (operation.key() == Operation.ALL_KEYS) {
                clears.add(settled(operation));
            } else {
                byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(settled(operation));
            }
        }
        return byKey.values().stream()
                .map(operations -> check(operations, clears))
                .reduce(new Verdict(List.of(), 0, 0, List.of()), Verdict::and);
    }

    /** What was confirmed while confirmations were worth nothing is not certain. */
    private Operation settled(Operation operation) {
        boolean lost = operation.outcome() == Outcome.DONE
                && operation.act().changes()
                && promise.isLost(operation.span().end());
        return lost ? operation.uncertain() : operation;
    }

    private Verdict check(List<Operation> operations, List<Operation> clears) {
        List<Operation> all = new ArrayList<>(operations);
        all.addAll(clears);
        all.sort(Comparator.comparingLong(Operation::begin));
        return new KeyCheck(promise, new KeyOrder(promise, all)).verdict(all);
    }
}
