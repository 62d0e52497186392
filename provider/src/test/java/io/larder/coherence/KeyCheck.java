// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static java.util.Objects.requireNonNull;

import io.larder.coherence.KeyOrder.Certain;
import io.larder.coherence.Operation.Actor;
import io.larder.coherence.Operation.Outcome;
import io.larder.coherence.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at everything that was seen of one key. */
final class KeyCheck {

    /** What is told of operations around a violation. */
    private static final int STORY = 25;

    /** Clears so many nanoseconds before may still have to do with it. */
    private static final long NEAR = 100_000_000;

    /** Whose story is told; the others only count. */
    private static final int TOLD = 20;

    private final Promise promise;
    private final KeyOrder order;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Long> ages = new ArrayList<>();

    /** Of what each thread has seen, what was begun last. */
    private final Map<Actor, Operation> newest = new HashMap<>();

    KeyCheck(Promise promise, KeyOrder order) {
        this.promise = promise;
        this.order = order;
    }

    /**
     * Checks everything.
     *
     * @param operations in the order of their begins
     */
    Verdict verdict(List<Operation> operations) {
        List<Operation> sights = operations.stream().filter(o -> o.act().sees()).toList();
        for (Operation sight : sights) {
            if (!sight.act().seesWhich()) {
                checkPresence(sight, operations);
                continue;
            }
            Operation writer = order.writer(sight.act().seen());
            if (writer == null) {
                add(Kind.NEVER_WRITTEN, sight, List.of(), 0, operations);
            } else if (writer.begin() > sight.span().end()) {
                add(
                        Kind.NEVER_WRITTEN,
                        sight,
                        List.of(writer),
                        writer.begin() - sight.span().end(),
                        operations);
            } else {
                check(sight, writer, operations);
            }
        }
        long changes = operations.stream()
                .filter(o -> o.key() != Operation.ALL_KEYS && o.act().changes())
                .count();
        return new Verdict(violations, sights.size(), changes, ages);
    }

    private void check(Operation sight, Operation writer, List<Operation> operations) {
        checkLifetime(sight, writer, operations);
        checkOwnChanges(sight, writer, operations);
        checkAge(sight, writer, operations);
        checkDirection(sight, writer, operations);
    }

    /** Whether there was any value that could still be seen. */
    private void checkPresence(Operation sight, List<Operation> operations) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (operations.get(i).act().writes() && couldBeSeen(operations.get(i), sight)) {
                return;
            }
        }
        add(Kind.ABSENT, sight, List.of(), 0, operations);
    }

    private boolean couldBeSeen(Operation writer, Operation sight) {
        return writer.begin() <= sight.span().end()
                && overtime(sight, writer) <= promise.overtime().toNanos()
                && order.replaced(writer).at()
                        >= sight.begin() - promise.shown().toNanos()
                && order.replacedBy(sight.actor().jvm(), writer).at() >= sight.begin();
    }

    /** For how long the writer's value was out of time; not positive if it was not, or nobody knows. */
    private static long overtime(Operation sight, Operation writer) {
        long lifetime = writer.act().lifetime();
        return lifetime == 0 || writer.outcome() != Outcome.DONE ? 0 : sight.begin() - writer.settled() - lifetime;
    }

    private void checkLifetime(Operation sight, Operation writer, List<Operation> operations) {
        long late = overtime(sight, writer);
        if (late > promise.overtime().toNanos()) {
            add(Kind.OUTLIVED, sight, List.of(writer), late, operations);
        }
    }

    private void checkOwnChanges(Operation sight, Operation writer, List<Operation> operations) {
        Certain replaced = order.replacedBy(sight.actor().jvm(), writer);
        if (replaced.at() < sight.begin()) {
            Operation change = requireNonNull(replaced.change(), "certain");
            Kind kind = change.outcome() == Outcome.DONE ? Kind.OWN_CHANGE_UNSEEN : Kind.FAILURE_FORGOTTEN;
            add(kind, sight, List.of(writer, change), sight.begin() - replaced.at(), operations);
        }
    }

    private void checkAge(Operation sight, Operation writer, List<Operation> operations) {
        Certain replaced = order.replaced(writer);
        if (replaced.at() >= sight.begin()) {
            return;
        }
        long age = sight.begin() - replaced.at();
        ages.add(age);
        if (age > promise.shown().toNanos()) {
            Operation change = requireNonNull(replaced.change(), "certain");
            add(Kind.STALE, sight, List.of(writer, change), age, operations);
        }
    }

    private void checkDirection(Operation sight, Operation writer, List<Operation> operations) {
        Operation seen = newest.get(sight.actor());
        if (seen != null && seen != writer && order.isBefore(writer, seen)) {
            add(Kind.WENT_BACK, sight, List.of(writer, seen), 0, operations);
        }
        boolean newer = seen == null || seen.begin() < writer.begin();
        if (newer && !promise.isLost(sight.span().end())) {
            newest.put(sight.actor(), writer);
        }
    }

    private void add(Kind kind, Operation sight, List<Operation> because, long late, List<Operation> operations) {
        List<Operation> story = violations.size() < TOLD ? story(sight, because, operations) : List.of();
        violations.add(new Violation(kind, sight, because, late, story));
    }

    /** What was done at the time of the operations that show it. */
    private static List<Operation> story(Operation sight, List<Operation> because, List<Operation> operations) {
        List<Operation> story = new ArrayList<>();
        int at = operations.indexOf(sight);
        for (int i = Math.max(0, at - STORY); i < Math.min(operations.size(), at + 3); i++) {
            if (operations.get(i).act().sees() || operations.get(i).act().changes()) {
                story.add(operations.get(i));
            }
        }
        operations.subList(0, Math.max(0, at - STORY)).stream()
                .filter(o -> o.key() == Operation.ALL_KEYS
                        && o.settled() >= story.get(0).begin() - NEAR)
                .forEach(clear -> story.add(0, clear));
        because.stream().filter(operation -> !story.contains(operation)).forEach(operation -> story.add(0, operation));
        return story;
    }
}
