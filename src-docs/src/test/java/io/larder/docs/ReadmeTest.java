// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds what README.md shows and names against what is there. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("docs.root")).normalize();
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void snippets_inReadme_areThoseThatAreTested() throws IOException {
        assertThat(JAVA.matcher(read(ROOT.resolve("README.md"))).results().map(found -> found.group(1)))
                .containsExactly(region("GettingStartedTest.java"));
    }

    /** What a test shows. */
    private static String region(String test) throws IOException {
        String source =
                read(ROOT.resolve("src-docs/src/test/java/io/larder/docs").resolve(test));
        String region = source.substring(
                source.indexOf('\n', source.indexOf("// tag::readme[]")) + 1, source.indexOf("// end::readme[]"));
        return region.stripTrailing().stripIndent() + "\n";
    }

    @Test
    void links_toFilesOfTheRepository_leadSomewhere() throws IOException {
        for (String page : new String[] {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"}) {
            for (MatchResult link :
                    LINK.matcher(read(ROOT.resolve(page))).results().toList()) {
                assertThat(ROOT.resolve(link.group(1))).as("linked in %s", page).exists();
            }
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
