// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.Jvm;
import io.larder.multijvm.SharedJvms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What histories rely on: that {@link System#nanoTime()} is one clock for all JVMs of this machine. */
final class CommonClockTest {

    @RegisterExtension
    static final SharedJvms JVMS = new SharedJvms();

    @Test
    void nanoTime_ofAnotherJvm_isBetweenThoseBeforeAndAfterIt() throws Exception {
        for (int i = 0; i < 100; i++) {
            for (Jvm jvm : JVMS.get().first(SharedJvms.COUNT)) {
                long before = System.nanoTime();
                long there = jvm.run(place -> System.nanoTime());
                assertThat(there).isBetween(before, System.nanoTime());
            }
        }
    }
}
