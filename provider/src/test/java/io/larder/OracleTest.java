// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.KnownDifference.Example;
import io.larder.testing.Recorder;
import io.larder.testing.Sequences;
import io.larder.testing.Setup;
import io.larder.testing.Setup.Listening;
import io.larder.testing.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever sequence of operations, Larder does what JSR-107's reference implementation does: results and exceptions,
 * events, calls of loader and writer, statistics and content, step by step. {@link KnownDifference} lists what is let
 * pass. {@code -Dsequences.seed} and {@code -Dsequences.count} choose other sequences and more of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OracleTest {

    private static final int LENGTH = 40;
    private static final long SEED = Long.getLong("sequences.seed", 20_261_120L);
    private static final int SEQUENCES = Integer.getInteger("sequences.count", 1_600);

    private final Oracle oracle = new Oracle();

    @AfterAll
    void closeProviders() {
        oracle.close();
    }

    /** Sixteen parts of the random configurations, so that a failure says which. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void randomSequence_givesWhatTheReferenceGives(int kind) {
        Set<KnownDifference> known = EnumSet.allOf(KnownDifference.class);
        for (int i = 0; i < SEQUENCES / 16; i++) {
            long seed = SEED + 16L * i + kind;
            Random random = new Random(seed);
            Answers policy = Answers.random(random);
            Setup setup = setup(kind, policy, random);
            List<Step> steps = Sequences.random(random, LENGTH, step -> isComparable(setup, step));
            String difference = oracle.difference(policy, setup, steps, known);
            if (difference != null) {
                List<Step> fewest = Sequences.shrunk(steps, fewer -> oracle.difference(policy, setup, fewer, known));
                throw new AssertionError("Seed " + seed + ", " + policy + ", " + setup + ": " + fewest + ": "
                        + oracle.difference(policy, setup, fewest, known));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void knownDifference_inItsExample_isStillThere(KnownDifference difference) {
        Example example = difference.example();
        Setup setup = example.setup().apply(Setup.of(example.policy()::policy));
        Set<KnownDifference> all = EnumSet.allOf(KnownDifference.class);
        assertThat(oracle.difference(example.policy(), setup, example.steps(), all))
                .isNull();
        Set<KnownDifference> others = EnumSet.complementOf(EnumSet.of(difference));
        assertThat(oracle.difference(example.policy(), setup, example.steps(), others))
                .startsWith("step " + (example.steps().size() - 1) + ",");
    }

    private static Setup setup(int kind, Answers policy, Random random) {
        Setup setup = Setup.of(policy::policy).listening(Sequences.pick(random, Listening.values()));
        setup = (kind & 1) == 0 ? setup : setup.byReference();
        setup = (kind & 2) == 0 ? setup : setup.reading();
        setup = (kind & 4) == 0 ? setup : setup.writing();
        return (kind & 8) == 0 ? setup : setup.listening(Listening.WITH_OLD_VALUES);
    }

    /** Whether the two can be compared afterwards; what is left out here is tested in {@link OracleDifferencesTest}. */
    private static boolean isComparable(Setup setup, Step step) {
        return switch (step.action()) {
            case GET_ALL -> !(setup.readThrough() && step.keys().contains(Recorder.UNLOADABLE));
            case ITERATE_REMOVING -> !(setup.writeThrough() && step.keys().contains(Recorder.UNWRITABLE));
            case INVOKE, INVOKE_ALL -> !setup.readThrough() || isComparableWhereReadsLoad(setup, step);
            default -> true;
        };
    }

    private static boolean isComparableWhereReadsLoad(Setup setup, Step step) {
        boolean refused = setup.writeThrough()
                && (step.key().equals(Recorder.UNWRITABLE) || step.keys().contains(Recorder.UNWRITABLE));
        return switch (step.deed()) {
            case REMOVE_GET -> false;
            case GET_CHANGE -> !setup.byValue();
            case GET_REMOVE, GET_SET_REMOVE -> !refused;
            default -> true;
        };
    }
}
