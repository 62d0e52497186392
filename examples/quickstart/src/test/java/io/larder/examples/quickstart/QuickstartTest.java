// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @TempDir
    Path directory;

    @Test
    void main_withoutArgument_keepsEveryClaimAndEndsByItself() throws Exception {
        Run run = Run.of(directory);

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.claims()).isEqualTo(6);
        assertThat(run.output())
                .contains("Antarctica/Troll  Antarctica/Mawson")
                .containsSubsequence("created ", "updated ", "created ", "expired ", "removed ")
                .containsPattern("Pacific/Easter +40.000 visits")
                .containsPattern("hits +7");
    }

    @Test
    void main_cachingSwitchedOff_saysWhichClaimIsBrokenAndFails() throws Exception {
        Run run = Run.of(directory, "none:/");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("This should have been true, and is not: second gets came from the cache");
    }
}
