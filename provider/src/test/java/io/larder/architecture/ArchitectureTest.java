// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;

/** The house is built as it was drawn; and each rule that says so would notice if it were not. */
final class ArchitectureTest {

    private static final House LARDER = new House("io.larder");

    /** Packages that break every rule, once each. */
    private static final House WRONG = new House("io.larder.architecture.wrong");

    @Test
    void larder_obeysTheRules() {
        JavaClasses product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(LARDER.root());
        assertThat(product.size()).isGreaterThan(100);
        for (ArchRule rule : LARDER.rules()) {
            assertThatCode(() -> rule.check(product)).doesNotThrowAnyException();
        }
    }

    @Test
    void rules_onAWrongHouse_areEachBroken() {
        JavaClasses wrong = new ClassFileImporter().importPackages(WRONG.root());
        for (ArchRule rule : WRONG.rules()) {
            EvaluationResult result = rule.evaluate(wrong);
            assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
        }
    }
}
