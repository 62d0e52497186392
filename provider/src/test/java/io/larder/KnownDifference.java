// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static io.larder.testing.Recorder.UNKNOWN;
import static io.larder.testing.Recorder.UNLOADABLE;
import static io.larder.testing.Recorder.UNWRITABLE;

import io.larder.Answers.Answer;
import io.larder.testing.Action;
import io.larder.testing.Deed;
import io.larder.testing.Recorder;
import io.larder.testing.Setup;
import io.larder.testing.Setup.Listening;
import io.larder.testing.Step;
import io.larder.testing.Trace;
import io.larder.testing.Trace.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Where Larder and the reference implementation part on purpose: all that {@link OracleTest} lets pass. Each turns the
 * reference's trace of a step into what it would have been but for this difference, so that the two can still be
 * compared whole; its example shows that it is still needed. What leaves the two caches with different content can not
 * be turned so: those are tests of their own in {@link OracleDifferencesTest}.
 */
enum KnownDifference {
    /**
     * The reference tells of EXPIRED when it next comes across an entry that is over, by value again and again, and also
     * for one that was never stored. Larder tells once, as the entry ends; {@link Oracle} checks that it does.
     */
    EXPIRED_IS_TOLD_LATE(new Example(new Answers(Answer.ETERNAL, Answer.ZERO, Answer.KEEP), Setup::listeningFully)
            .steps(put("a"), Step.on("a", Action.GET))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            return trace.withoutEvents(event -> event.startsWith("EXPIRED"));
        }

        @Override
        Trace ofLarder(Situation situation, Trace trace) {
            return trace.withoutEvents(event -> event.startsWith("EXPIRED"));
        }
    },

    /**
     * A listener that does not ask for old values gets none from the reference. Larder knows them at no cost and gives
     * them, which JSR-107 leaves open ({@code isOldValueRequired}).
     */
    OLD_VALUES_UNASKED(
            new Example(Answers.ETERNAL, setup -> setup.listening(Listening.YES)).steps(put("a"), put("a"))) {
        @Override
        Trace ofLarder(Situation situation, Trace trace) {
            if (situation.setup().listening() != Listening.YES) {
                return trace;
            }
            return trace.withEvents(trace.events().stream()
                    .map(event -> event.startsWith("REMOVED")
                            ? event.replaceFirst("#\\d+>#\\d+$", "?>null")
                            : event.replaceFirst("#\\d+>", "?>"))
                    .toList());
        }
    },

    /**
     * {@code putIfAbsent} of a value that is over at once finds no entry; the reference counts a hit, since for it a
     * false result means that there was one.
     */
    PUT_IF_ABSENT_THAT_STORES_NOTHING_HITS(
            new Example(new Answers(Answer.ZERO, Answer.KEEP, Answer.KEEP), setup -> setup)
                    .steps(Step.on("a", Action.PUT_IF_ABSENT))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            boolean concerned = situation.step().action() == Action.PUT_IF_ABSENT
                    && situation.policy().storesNothing()
                    && !situation.before().contains(situation.step().key())
                    && !trace.failed();
            return concerned ? trace.withCounts(trace.counts().plus(-1, 1, 0, 0)) : trace;
        }
    },

    /**
     * A value that was loaded and is over at once goes to the caller all the same (as in {@code EntryProcessor}s of the
     * reference itself); from {@code get} and {@code getAll} the reference gives null as if there were none.
     */
    LOADED_VALUE_THAT_IS_OVER_IS_NULL(new Example(new Answers(Answer.ZERO, Answer.KEEP, Answer.KEEP), Setup::reading)
            .steps(Step.on("a", Action.GET))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            if (!situation.policy().storesNothing() || !situation.setup().readThrough() || trace.failed()) {
                return trace;
            }
            Step step = situation.step();
            return switch (step.action()) {
                case GET, GET_CHANGE ->
                    step.key().equals(UNKNOWN)
                            ? trace
                            : trace.withResult(Recorder.source(step.key()).toString());
                case GET_ALL -> {
                    Map<String, String> loaded = new TreeMap<>();
                    step.keys().stream()
                            .filter(key -> !key.equals(UNKNOWN))
                            .forEach(key -> loaded.put(key, Recorder.source(key).toString()));
                    yield trace.withResult(loaded.toString());
                }
                default -> trace;
            };
        }
    },

    /**
     * An entry processor that loads a value and removes it wants it gone from where it came from; the reference forgets
     * the delete. (A value that the processor itself has set before is only taken back, in both.)
     */
    REMOVAL_OF_LOADED_VALUE_IS_FORGOTTEN(
            new Example(Answers.ETERNAL, setup -> setup.reading().writing()).steps(Step.invoke("a", Deed.GET_REMOVE))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            Deed deed = situation.step().deed();
            boolean concerned = situation.step().action().isInvocation()
                    && situation.setup().readThrough()
                    && situation.setup().writeThrough()
                    && (deed == Deed.GET_REMOVE || deed == Deed.GET_SET_REMOVE);
            if (!concerned) {
                return trace;
            }
            List<String> writes = new ArrayList<>(trace.writes());
            situation
                    .invoked(key -> isAbsent(situation, key) && !key.equals(UNKNOWN) && !key.equals(UNLOADABLE))
                    .forEach(key -> writes.add("delete " + key));
            return trace.withWrites(writes);
        }
    },

    /** For an entry that is not there {@code remove()} of an entry processor removes nothing; the reference tells and counts. */
    REMOVAL_OF_NOTHING_COUNTS(
            new Example(Answers.ETERNAL, Setup::listeningFully).steps(Step.invoke("a", Deed.REMOVE))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            Set<Deed> removing = Set.of(Deed.REMOVE, Deed.REMOVE_EXISTS, Deed.REMOVE_GET, Deed.GET_REMOVE);
            if (!situation.step().action().isInvocation()
                    || !removing.contains(situation.step().deed())) {
                return trace;
            }
            boolean loading =
                    situation.setup().readThrough() && situation.step().deed() == Deed.GET_REMOVE;
            Set<String> nothing = situation.invoked(key -> isAbsent(situation, key)
                    && !(loading && !key.equals(UNKNOWN))
                    && !(situation.setup().writeThrough() && key.equals(UNWRITABLE)));
            return trace.withCounts(trace.counts().plus(0, 0, 0, -nothing.size()))
                    .withoutEvents(event -> nothing.stream().anyMatch(key -> event.startsWith("REMOVED " + key)));
        }
    },

    /** {@code Cache.invoke}: every exception is wrapped in an EntryProcessorException; the reference lets CacheExceptions through. */
    CACHE_EXCEPTION_IS_NOT_WRAPPED(
            new Example(Answers.ETERNAL, setup -> setup).steps(Step.invoke("a", Deed.FAIL_AS_CACHE))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            boolean concerned = situation.step().action() == Action.INVOKE
                    && (trace.result().equals("!CacheException")
                            || trace.result().equals("!CacheLoaderException"));
            return concerned ? trace.withResult("!EntryProcessorException") : trace;
        }
    },

    /** An invocation that fails has no effect, and Larder counts none; the reference has counted its hit or miss by then. */
    FAILED_INVOCATION_COUNTS(new Example(Answers.ETERNAL, setup -> setup).steps(Step.invoke("a", Deed.FAIL))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            Set<String> failed = situation.invoked(key -> situation.step().action() == Action.INVOKE
                    ? trace.failed()
                    : trace.result().matches(".*\\b" + key + "=!.*"));
            long hits = failed.stream().filter(situation.before()::contains).count();
            return trace.withCounts(trace.counts().plus(-hits, hits - failed.size(), 0, 0));
        }
    },

    /**
     * In the reference entries that are over lie about until something comes across them: {@code removeAll} deletes them
     * at the writer, though expiry is no delete ({@code CacheWriter.deleteAll}), and counts them as removed.
     */
    EXPIRED_ENTRIES_ARE_REMOVED(new Example(new Answers(Answer.ETERNAL, Answer.ZERO, Answer.KEEP), Setup::writing)
            .steps(put("a"), Step.on("a", Action.GET), Step.on("", Action.REMOVE_ALL))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            if (!situation.policy().endsEntries()) {
                return trace;
            }
            return switch (situation.step().action()) {
                case REMOVE_ALL -> deletingOnly(situation, trace);
                case REMOVE_KEYS -> {
                    Set<String> there =
                            situation.named(key -> situation.before().contains(key)
                                    && !(situation.setup().writeThrough() && key.equals(UNWRITABLE)));
                    yield trace.withCounts(new Counts(0, 0, 0, there.size()));
                }
                default -> trace;
            };
        }

        private Trace deletingOnly(Situation situation, Trace trace) {
            Trace there = trace.withWrites(trace.writes().stream()
                    .filter(write -> situation.before().contains(write.substring("delete ".length())))
                    .toList());
            return situation.before().contains(UNWRITABLE) ? there : there.withResult("done");
        }
    },

    /**
     * An entry that ended because the iterator gave it out is not there to be removed; the reference, which only marked
     * it, tells of its removal and counts it.
     */
    ENTRY_ENDED_BY_ITERATION_IS_REMOVED(
            new Example(new Answers(Answer.ETERNAL, Answer.ZERO, Answer.KEEP), Setup::listeningFully)
                    .steps(put("a"), Step.onMany(Set.of("a"), Action.ITERATE_REMOVING))) {
        @Override
        Trace ofReference(Situation situation, Trace trace) {
            if (situation.step().action() != Action.ITERATE_REMOVING
                    || situation.policy().access() != Answer.ZERO) {
                return trace;
            }
            return trace.withoutEvents(event -> event.startsWith("REMOVED"))
                    .withCounts(trace.counts().plus(0, 0, 0, -trace.counts().removals()));
        }
    };

    /** What was known before a step of the trace. */
    record Situation(Setup setup, Answers policy, Step step, Set<String> before) {

        /** The keys of an invocation for which this holds; none if the step is none. */
        Set<String> invoked(Predicate<String> condition) {
            return step.action().isInvocation() ? named(condition) : Set.of();
        }

        Set<String> named(Predicate<String> condition) {
            Set<String> keys = new TreeSet<>(step.action().isOnManyKeys() ? step.keys() : Set.of(step.key()));
            keys.removeIf(condition.negate());
            return keys;
        }
    }

    /** Steps whose last one shows the difference. */
    record Example(Answers policy, UnaryOperator<Setup> setup, List<Step> steps) {

        Example(Answers policy, UnaryOperator<Setup> setup) {
            this(policy, setup, List.of());
        }

        Example steps(Step... more) {
            return new Example(policy, setup, List.of(more));
        }
    }

    private final Example example;

    KnownDifference(Example example) {
        this.example = example;
    }

    Example example() {
        return example;
    }

    /** What the reference's trace would be but for this difference. */
    Trace ofReference(Situation situation, Trace trace) {
        return trace;
    }

    /** Larder's trace without what the reference does not tell. */
    Trace ofLarder(Situation situation, Trace trace) {
        return trace;
    }

    private static boolean isAbsent(Situation situation, String key) {
        return !situation.before().contains(key);
    }

    private static Step put(String key) {
        return Step.on(key, Action.PUT);
    }
}
