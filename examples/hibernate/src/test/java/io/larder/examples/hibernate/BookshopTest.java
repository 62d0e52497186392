// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookshopTest {

    @TempDir
    Path directory;

    @Test
    void main_withoutArgument_keepsEveryClaimAndPrintsBothStatistics() throws Exception {
        Run run = Run.of(directory);

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.claims()).isEqualTo(5);
        assertThat(run.output())
                .contains("Emma by Jane Austen, English, on errors and love, one of 2, 7.50")
                .contains("5.00, sold out")
                .containsPattern("books +[1-9].*")
                .containsPattern("default-query-results-region +[1-9].*");
    }

    @Test
    void main_cachingSwitchedOff_saysWhichClaimIsBrokenAndFails() throws Exception {
        Run run = Run.of(directory, "none:/");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("This should have been true, and is not: book, topics, author, their books and the language");
    }
}
