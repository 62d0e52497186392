// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the page of examples against the folders that are there. */
class ExamplesTest {

    private static final String PAGE = "examples.adoc";
    private static final Path EXAMPLES = Path.of(System.getProperty("docs.root"), "examples");
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ (.*)$");

    @Test
    void programs_eachModule_isOnThePageAndHasAReadme() {
        List<String> modules = MODULE.matcher(Pages.text(EXAMPLES.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(Pages.table(PAGE, "programs"))
                .extracting(row -> row.get(0).replace("`", ""))
                .containsAll(modules);
        assertThat(modules)
                .contains("quickstart", "rate-limit", "sessions")
                .allSatisfy(module -> assertThat(EXAMPLES.resolve(module).resolve("README.md"))
                        .exists());
    }

    /** What a README says is held by a test of the example. */
    @Test
    void commands_onThePage_areThoseOfTheReadme() {
        String readme = Pages.text(EXAMPLES.resolve("quickstart").resolve("README.md"));

        assertThat(COMMAND.matcher(Pages.text(PAGE)).results().map(found -> found.group(1)))
                .hasSize(3)
                .allSatisfy(command -> assertThat(readme).contains(command));
    }

    /** Its own tests run the program; of what it prints, each claim on the page is one that it makes. */
    @Test
    void claims_inTheReadmeOfHibernate_areThoseOfTheProgram() {
        Path readme = EXAMPLES.resolve("hibernate").resolve("README.md");
        String program = Sources.textOf(Sources.named("examples/hibernate/src/main/java/.*\\.java"));

        assertThat(Pages.text(readme).lines().filter(line -> line.startsWith("   ok: ")))
                .hasSizeGreaterThan(5)
                .map(line -> line.replaceFirst("   ok: (\\(second JVM\\) )?", ""))
                .allSatisfy(claim -> assertThat(program).contains(claim));
    }
}
