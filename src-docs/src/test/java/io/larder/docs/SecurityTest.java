// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the tables of the page on security that are lists of what there is. */
class SecurityTest {

    private static final String PAGE = "security.adoc";

    private static Stream<String> firstCells(String anchor) {
        return Pages.table(PAGE, anchor).stream()
                .map(row -> row.get(0).replace("`", "").replace("\\|", "|"));
    }

    @Test
    void rights_explainedWordByWord_areThoseOfTheLine() {
        String line = Sources.text(Sources.ROOT.resolve("src-docs/src/test/resources/larder.acl"));
        assertThat(firstCells("rights").flatMap(cell -> Stream.of(cell.split(" "))))
                .containsExactlyInAnyOrder(line.strip().split(" "));
    }

    @Test
    void dependencies_onThePage_areThoseOfTheArtifact() {
        String pom = Sources.text(Sources.ROOT.resolve("provider/pom.xml"));
        List<String> needed = Pattern.compile("(?s)<dependency>(.*?)</dependency>")
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .filter(dependency -> !dependency.contains("<scope>"))
                .map(dependency -> part(dependency, "groupId") + ":" + part(dependency, "artifactId"))
                .collect(Collectors.toList());
        assertThat(firstCells("dependencies")).containsExactlyInAnyOrderElementsOf(needed);
    }

    private static String part(String dependency, String element) {
        return dependency.replaceAll("(?s).*?<" + element + ">([^<]+)<.*", "$1");
    }
}
