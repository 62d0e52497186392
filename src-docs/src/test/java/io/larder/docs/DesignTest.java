// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the names on the page on design, and those that contributors are told, against the sources. */
class DesignTest {

    private static final String PAGE = "design.adoc";
    private static final String CODE = "provider/src/main/java/io/larder/";
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static Stream<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1));
    }

    /** These tables have no head, so their first row is asked for as well. */
    private static List<String> firstCells(String anchor) {
        String text = Pages.text(PAGE);
        int begin = text.indexOf("|===\n", text.indexOf("[#" + anchor + "]"));
        return text.substring(begin + 5, text.indexOf("|===", begin + 5))
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split(" \\| ")[0])
                .toList();
    }

    static Stream<Arguments> stores() {
        return Stream.of(
                arguments("redis-store", "store/redis"),
                arguments("memcached-store", "store/memcached"),
                arguments("near-tiers", "store/tiered"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void classes_onThePage_areInTheirPackage(String anchor, String folder) {
        assertThat(firstCells(anchor))
                .hasSizeGreaterThan(5)
                .flatExtracting(cell -> names(cell).toList())
                .allSatisfy(name -> assertThat(Sources.ROOT.resolve(CODE + folder + "/" + name + ".java"))
                        .exists());
    }

    @Test
    void packages_onThePage_areThere() {
        assertThat(firstCells("packages"))
                .hasSizeGreaterThan(5)
                .flatExtracting(cell -> names(cell).toList())
                .allSatisfy(name -> assertThat(Sources.ROOT.resolve("provider/src/main/java/"
                                + name.replace(".*", "").replace('.', '/')))
                        .isDirectory());
    }

    @Test
    void modules_onThePageAndInContributing_areThoseOfTheBuild() {
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Sources.text(Sources.ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(firstCells("modules").stream().flatMap(DesignTest::names))
                .containsExactlyInAnyOrderElementsOf(modules);
        assertThat(rows("| module |")).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void properties_inContributing_areRead() {
        String tests = Sources.textOf(Sources.named("provider/src/test/java/.*\\.java"));
        assertThat(rows("| property |"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(tests).contains("\"" + name + "\""));
    }

    /** The names in the first column of a table of CONTRIBUTING.md, by how its head begins. */
    private static List<String> rows(String head) {
        return BlockReader.blocks(
                        Sources.ROOT.resolve("CONTRIBUTING.md"), Sources.text(Sources.ROOT.resolve("CONTRIBUTING.md")))
                .stream()
                .filter(block -> block.body().get(0).startsWith(head))
                .flatMap(block -> block.body().stream().skip(2))
                .flatMap(row -> names(row.split("\\|")[1]))
                .toList();
    }
}
