// SPDX-License-Identifier: Apache-2.0
package io.larder.linearizability;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** Lincheck on the engine over {@code local:}, in threads that run free. */
final class LinearizabilityTest {

    private static StressOptions stress(int iterations, int invocations) {
        return new StressOptions()
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(iterations)
                .invocationsPerIteration(invocations)
                .minimizeFailedScenario(false)
                .sequentialSpecification(Model.class);
    }

    private static void check(Class<? extends CacheOperations> operations) {
        stress(30, 1_000).check(operations);
    }

    @Test
    void operations_byReference_areLinearizable() {
        check(Caches.ByReference.class);
    }

    @Test
    void operations_withReadsThatTouch_areLinearizable() {
        check(Caches.Touched.class);
    }

    @Test
    void operations_underAnOwnPolicy_areLinearizable() {
        check(Caches.OwnPolicy.class);
    }

    @Test
    void operations_withAListener_areLinearizable() {
        check(Caches.Listened.class);
    }

    /** That what is found above would be found. */
    @Test
    void checkThenAct_isFoundOut() {
        assertThatThrownBy(() -> stress(200, 5_000).check(Caches.CheckThenAct.class))
                .hasMessageContaining("Invalid execution results");
    }
}
