// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

    /** As this build would be asked for. */
    @Test
    void dependency_inReadmeAndOnTheStartPage_isThisArtifact() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(read(ROOT.resolve("provider/pom.xml")));
        assertThat(version.find()).isTrue();
        String dependency = """
                <dependency>
                    <groupId>io.larder</groupId>
                    <artifactId>larder</artifactId>
                    <version>%s</version>
                </dependency>
                """;
        assertThat(read(ROOT.resolve("README.md")).lines().map(String::strip))
                .containsSubsequence(dependency
                        .formatted(version.group(1))
                        .lines()
                        .map(String::strip)
                        .toList());
        assertThat(Pages.text("index.adoc")).contains(dependency.formatted("{larder-version}"));
    }

    @Test
    void next_eachRowOfTheStartPage_leadsToAPage() {
        assertThat(Pages.table("index.adoc", "next"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(1)).containsPattern("xref:[a-z-]+\\.adoc[^\\[]*\\[[^\\]]+]"));
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
