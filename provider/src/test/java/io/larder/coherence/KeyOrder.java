// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is certain of the order of changes to one key: one was over before the other one began; or an operation says that
 * it replaced the other one's value; or both in a chain.
 *
 * <p>A clear does not reach all JVMs at one moment: until it has, one JVM writes what will stay, and another one, later,
 * what goes with the rest. Unless the promise is strict, nothing is certain of the order of two writes that were both
 * done meanwhile.
 */
final class KeyOrder {

    /** No chain of replacements is followed further. */
    private static final int LONGEST_CHAIN = 200;

    private final Promise promise;
    private final List<Operation> changes;
    private final List<Operation> clears;
    private final Map<Long, Operation> writers = new HashMap<>();
    private final Map<Long, Long> firstSeen = new HashMap<>();
    private final Map<Long, Operation> replacers = new HashMap<>();
    private final Later anybodys;
    private final Map<Integer, Later> own = new HashMap<>();

    /**
     * A change and the time by which it was certain.
     *
     * @param at {@link Long#MAX_VALUE} if never
     */
    record Certain(long at, @Nullable Operation change) {

        static final Certain NEVER = new Certain(Long.MAX_VALUE, null);

        Certain or(Certain other) {
            return other.at < at ? other : this;
        }
    }

    /**
     * Orders them.
     *
     * @param operations on this key and on all, in the order of their begins
     */
    KeyOrder(Promise promise, List<Operation> operations) {
        this.promise = promise;
        changes = operations.stream().filter(o -> o.act().changes()).toList();
        changes.stream()
                .filter(o -> o.act().writes())
                .forEach(o -> writers.put(o.act().left(), o));
        clears = changes.stream().filter(o -> o.key() == Operation.ALL_KEYS).toList();
        for (Operation operation : operations) {
            Operation writer = writers.get(operation.act().seen());
            if (writer != null && writer.begin() <= operation.span().end()) {
                noteSight(operation, writer);
                noteReplacement(operation, writer);
            }
        }
        anybodys = new Later(this::certain);
        changes.stream().map(o -> o.actor().jvm()).distinct().forEach(jvm -> own.put(jvm, new Later(o -> own(o, jvm))));
    }

    /** Whoever has seen a value proves that it had been written, even if the write never ended. */
    private void noteSight(Operation sight, Operation writer) {
        if (!promise.isLost(sight.span().end())) {
            firstSeen.merge(writer.act().left(), sight.span().end(), Math::min);
        }
    }

    /**
     * Beside a clear, a write may take effect twice: before, and again when it turns out that it was before. Then it is not
     * known which of the two was replaced.
     */
    private void noteReplacement(Operation operation, Operation writer) {
        boolean done = operation.outcome() == Outcome.DONE && writer.outcome() == Outcome.DONE;
        if (operation.act().changes() && done && clears.stream().noneMatch(clear -> areBeside(clear, writer))) {
            replacers.putIfAbsent(writer.act().left(), operation);
        }
    }

    private boolean areBeside(Operation clear, Operation writer) {
        return clear.begin() <= writer.settled() && writer.begin() <= everywhere(clear);
    }

    /** When a clear has reached all JVMs. */
    private long everywhere(Operation clear) {
        long done = clear.settled();
        return done == Long.MAX_VALUE
                ? done
                : done + Math.max(0, promise.cleared().toNanos());
    }

    /** What begins later than that certainly comes after this change. */
    private long over(Operation change) {
        long over = change.settled();
        if (promise.cleared().equals(Promise.STRICT) || change.key() == Operation.ALL_KEYS) {
            return over;
        }
        for (Operation clear : clears) {
            over = clear.begin() <= change.settled() ? Math.max(over, everywhere(clear)) : over;
        }
        return over;
    }

    private long certain(Operation change) {
        long done = change.settled();
        return change.act().writes()
                ? Math.min(done, firstSeen.getOrDefault(change.act().left(), Long.MAX_VALUE))
                : done;
    }

    private static long own(Operation change, int jvm) {
        boolean counts = change.actor().jvm() == jvm && change.outcome() != Outcome.UNCERTAIN;
        return counts ? change.span().end() : Long.MAX_VALUE;
    }

    /** Who wrote this value. */
    @Nullable
    Operation writer(long value) {
        return writers.get(value);
    }

    /** When it was certain for everybody that this value was replaced. */
    Certain replaced(Operation writer) {
        return replaced(writer, anybodys);
    }

    /** When it was certain for this JVM, by what it had done itself, that this value was replaced. */
    Certain replacedBy(int jvm, Operation writer) {
        Later later = own.get(jvm);
        return later == null ? Certain.NEVER : replaced(writer, later);
    }

    private Certain replaced(Operation writer, Later later) {
        Certain first = later.after(over(writer));
        Operation next = replacers.get(writer.act().left());
        for (int i = 0; next != null && i < LONGEST_CHAIN; i++) {
            first = first.or(new Certain(later.time.applyAsLong(next), next)).or(later.after(over(next)));
            next = next.act().writes() ? replacers.get(next.act().left()) : null;
        }
        return first;
    }

    /** Whether the second value certainly replaced the first one, at once or after others. */
    boolean isBefore(Operation first, Operation second) {
        Operation next = first;
        for (int i = 0; next != null && i < LONGEST_CHAIN; i++) {
            if (over(next) < second.begin() || (i > 0 && next == second)) {
                return true;
            }
            next = next.act().writes() ? replacers.get(next.act().left()) : null;
        }
        return false;
    }

    /** The first to be certain among all changes that begin after some time. */
    private final class Later {

        private final ToLongFunction<Operation> time;
        private final Certain[] first;

        Later(ToLongFunction<Operation> time) {
            this.time = time;
            this.first = new Certain[changes.size() + 1];
            first[changes.size()] = Certain.NEVER;
            for (int i = changes.size() - 1; i >= 0; i--) {
                Operation change = changes.get(i);
                first[i] = first[i + 1].or(new Certain(time.applyAsLong(change), change));
            }
        }

        Certain after(long instant) {
            int low = 0;
            int high = changes.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (changes.get(middle).begin() > instant) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return first[low];
        }
    }
}
