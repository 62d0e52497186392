// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Action;
import io.larder.testing.Deed;
import io.larder.testing.MovedClock;
import io.larder.testing.Sequences;
import io.larder.testing.Setup;
import io.larder.testing.Setup.Listening;
import io.larder.testing.Step;
import io.larder.testing.Subject;
import io.larder.testing.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The direct path, one conditional command to the store, gives what the general path gives. JSR-107's own policies take
 * the direct path; the same policy in a class of its own, as the test kit wraps each one, has to take the general path.
 * Compared are results, events, calls of loader and writer, statistics, content and remaining life.
 *
 * <p>EXPIRED events are left out: the store tells of them when it gets round to it. {@code -Dsequences.seed} and
 * {@code -Dsequences.count} choose other sequences and more of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PathsTest {

    private static final int LIFE_MILLIS = 1_000;
    private static final int LENGTH = 50;
    private static final long SEED = Long.getLong("sequences.seed", 20_261_120L);
    private static final int SEQUENCES = Integer.getInteger("sequences.count", 1_200);

    private final ClockedCaches caches = new ClockedCaches();
    private final MovedClock clock = caches.clock();

    @AfterAll
    void closeCaches() {
        caches.close();
    }

    /** One of the five, and the same in a class of the test's own. */
    record Policy(String name, ExpiryPolicy standard) {

        ExpiryPolicy wrapped() {
            return new Wrapped(standard);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Wrapped(ExpiryPolicy policy) implements ExpiryPolicy {
        @Override
        public javax.cache.expiry.Duration getExpiryForCreation() {
            return policy.getExpiryForCreation();
        }

        @Override
        @SuppressWarnings("NullAway") // JSR-107: null keeps the deadline
        public javax.cache.expiry.Duration getExpiryForAccess() {
            return policy.getExpiryForAccess();
        }

        @Override
        @SuppressWarnings("NullAway") // JSR-107: null keeps the deadline
        public javax.cache.expiry.Duration getExpiryForUpdate() {
            return policy.getExpiryForUpdate();
        }
    }

    static Stream<Policy> policies() {
        var second = new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, LIFE_MILLIS);
        var zero = javax.cache.expiry.Duration.ZERO;
        return Stream.of(
                new Policy("eternal", new EternalExpiryPolicy()),
                new Policy("created, a second", new CreatedExpiryPolicy(second)),
                new Policy("created, zero", new CreatedExpiryPolicy(zero)),
                new Policy("accessed, a second", new AccessedExpiryPolicy(second)),
                new Policy("accessed, zero", new AccessedExpiryPolicy(zero)),
                new Policy("modified, a second", new ModifiedExpiryPolicy(second)),
                new Policy("modified, zero", new ModifiedExpiryPolicy(zero)),
                new Policy("touched, a second", new TouchedExpiryPolicy(second)),
                new Policy("touched, zero", new TouchedExpiryPolicy(zero)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyOperation_onEveryState_isTheSameOnBothPaths(Policy policy) {
        for (Setup setup : setups(policy)) {
            for (List<Step> state : states()) {
                for (Step step : everyStep()) {
                    List<Step> steps = new ArrayList<>(state);
                    steps.add(step);
                    assertThat(difference(policy, setup, steps))
                            .as("%s, %s: %s", policy, setup, steps)
                            .isNull();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void randomSequence_isTheSameOnBothPaths(Policy policy) {
        List<Setup> setups = setups(policy);
        for (int i = 0; i < SEQUENCES / 9 + 1; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            Setup setup = setups.get(random.nextInt(setups.size()));
            List<Step> steps = Sequences.inTime(random, LENGTH);
            String difference = difference(policy, setup, steps);
            if (difference != null) {
                List<Step> fewest = Sequences.shrunk(steps, fewer -> difference(policy, setup, fewer));
                throw new AssertionError("Seed " + seed + ", " + policy + ", " + setup + ": " + fewest + ": "
                        + difference(policy, setup, fewest));
            }
        }
    }

    /** The steps before the one that is looked at: for an entry that is absent, live, or over this very moment. */
    private static List<List<Step>> states() {
        Step put = Step.on("a", Action.PUT).writing(2);
        return List.of(
                List.of(),
                List.of(put, Step.passMillis(400)),
                List.of(put, Step.passMillis(LIFE_MILLIS - 1)),
                List.of(put, Step.passMillis(LIFE_MILLIS)));
    }

    private static List<Step> everyStep() {
        List<Step> steps = new ArrayList<>();
        for (Action action : Action.values()) {
            steps.add(action.isOnManyKeys() ? Step.onMany(Set.of("a", "b"), action) : Step.on("a", action));
        }
        steps.add(Step.on("a", Action.REPLACE_EXPECTED).expecting(3));
        steps.add(Step.on("a", Action.REMOVE_EXPECTED).expecting(3));
        for (Deed deed : Deed.values()) {
            steps.add(Step.invoke("a", deed));
        }
        return steps;
    }

    private static List<Setup> setups(Policy policy) {
        List<Setup> setups = new ArrayList<>();
        for (int bits = 0; bits < 16; bits++) {
            Setup setup = Setup.of(policy::standard);
            setup = (bits & 1) == 0 ? setup : setup.reading();
            setup = (bits & 2) == 0 ? setup : setup.writing();
            setup = (bits & 4) == 0 ? setup : setup.listening(Listening.WITH_OLD_VALUES);
            setups.add((bits & 8) == 0 ? setup : setup.byReference());
        }
        return setups;
    }

    /** Where the paths part; null if they do not. */
    private @Nullable String difference(Policy policy, Setup setup, List<Step> steps) {
        Subject direct = caches.subject(setup);
        Subject general = caches.subject(setup.expiring(policy::wrapped));
        try {
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                if (step.action() == Action.PASS_TIME) {
                    clock.pass(Duration.ofMillis(step.number()));
                }
                Trace expected = withoutExpired(general.take(step));
                Trace actual = withoutExpired(direct.take(step));
                if (!actual.equals(expected)) {
                    return "step " + i + ", " + step + ": direct " + actual + ", general " + expected;
                }
            }
            return differenceInLife(direct, general);
        } finally {
            direct.close();
            general.close();
        }
    }

    /** Lives end at moments that lie hundreds of milliseconds apart, so a look before and at each of them is enough. */
    private @Nullable String differenceInLife(Subject direct, Subject general) {
        for (int passed = 0; passed <= LIFE_MILLIS; passed += 100) {
            if (!direct.present().equals(general.present())) {
                return passed + " ms later there is " + direct.present() + ", not " + general.present();
            }
            clock.pass(Duration.ofMillis(99));
            if (!direct.present().equals(general.present())) {
                return passed + 99 + " ms later there is " + direct.present() + ", not " + general.present();
            }
            clock.pass(Duration.ofMillis(1));
        }
        return null;
    }

    private static Trace withoutExpired(Trace trace) {
        return trace.withoutEvents(event -> event.startsWith("EXPIRED"));
    }
}
