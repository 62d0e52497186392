// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @TempDir
    static Path directory;

    private static Run local;

    @BeforeAll
    static void run_withoutArgument() throws Exception {
        local = Run.of(directory);
    }

    @Test
    void main_withoutArgument_keepsEveryClaimAndEndsByItself() {
        assertThat(local.errors()).isEmpty();
        assertThat(local.exitCode()).isZero();
        assertThat(local.claims()).isEqualTo(6);
        assertThat(local.output())
                .contains("Antarctica/Troll  Antarctica/Mawson")
                .containsSubsequence("created ", "updated ", "created ", "expired ", "removed ")
                .containsPattern("Pacific/Easter +40.000 visits")
                .containsPattern("hits +7");
    }

    @Test
    void readme_whatItSaysIsPrinted_isPrintedInThatOrder() throws Exception {
        assertThat(Readme.withoutNumbers(local.output().lines()))
                .containsSubsequence(Readme.withoutNumbers(Readme.blocks("text")));
    }

    @Test
    void readme_commands_areThoseThatThePomKnows() throws Exception {
        assertThat(Readme.blocks("console"))
                .containsExactly(
                        "$ mvn -q -Drun compile",
                        "$ mvn -q -Drun compile -Duri=redis://localhost",
                        "$ mvn -q -Drun compile -Duri=memcached://localhost",
                        "$ mvn -q -Drun compile -Duri=tiered+redis://localhost");
        assertThat(Readme.programInPom()).containsExactly(Quickstart.class.getName(), "${uri}");
    }

    @Test
    void main_cachingSwitchedOff_saysWhichClaimIsBrokenAndFails(@TempDir Path own) throws Exception {
        Run run = Run.of(own, "none:/");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("This should have been true, and is not: second gets came from the cache");
    }
}
