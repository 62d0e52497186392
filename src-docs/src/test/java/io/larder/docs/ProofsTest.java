// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables whose rows are claims. Each names the tests that show it, in its last column or, where that would be in the way
 * of readers, in {@code proofs.txt}. What a row says is shown there; that its proof is named and still there, is shown
 * here.
 */
class ProofsTest {

    private static final String FILE = "src-docs/src/test/resources/proofs.txt";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("([A-Z][A-Za-z0-9]*)(?:#([A-Za-z0-9_]+))?");

    /** With the proofs in the last column. */
    private static final List<List<String>> SHOWING = List.of(
            List.of("semantics.adoc", "crash"), List.of("security.adoc", "claims"), List.of("security.adoc", "limits"));

    /** With the proofs in the file. */
    private static final List<List<String>> BARE = List.of(
            List.of("tiered.adoc", "promised"),
            List.of("tiered.adoc", "not-told"),
            List.of("tiered.adoc", "sends"),
            List.of("memcached.adoc", "cannot"),
            List.of("memcached.adoc", "lifetimes"),
            List.of("memcached.adoc", "failures"),
            List.of("memcached.adoc", "other-client"),
            List.of("stores.adoc", "latency"),
            List.of("stores.adoc", "sharing"),
            List.of("stores.adoc", "limits"),
            List.of("stores.adoc", "failure"),
            List.of("examples.adoc", "revoked"),
            List.of("operations.adoc", "metrics"),
            List.of("operations.adoc", "connections"),
            List.of("hibernate.adoc", "strategies"),
            List.of("replace.adoc", "frameworks"));

    static Stream<Arguments> shown() {
        return SHOWING.stream()
                .flatMap(table -> Pages.table(table.get(0), table.get(1)).stream()
                        .map(row -> arguments(table.get(0), row.get(0) + " " + row.get(1), row.get(row.size() - 1))));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void row_ofClaims_namesWhatShowsIt(String page, String row, String proofs) {
        List<String> names =
                CODE.matcher(proofs).results().map(found -> found.group(1)).toList();
        assertThat(names).as("what shows it").allMatch(ProofsTest::isThere).anyMatch(ProofsTest::isTest);
    }

    private static Stream<List<String>> lines() {
        return Sources.text(Sources.ROOT.resolve(FILE))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(" \\| ")));
    }

    @Test
    void rows_withoutAColumnForIt_areAllInTheFile() {
        assertThat(lines().map(line -> line.get(0) + " " + line.get(1)))
                .containsExactlyInAnyOrderElementsOf(BARE.stream()
                        .flatMap(table -> Pages.table(table.get(0), table.get(1)).stream()
                                .map(row -> table.get(0) + "#" + table.get(1) + " " + row.get(0)))
                        .toList());
    }

    static Stream<Arguments> proofs() {
        return lines().map(line -> arguments(line.get(0) + " " + line.get(1), line.get(2)));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void proof_inTheFile_isThere(String row, String names) {
        assertThat(names.split(", *")).allMatch(ProofsTest::isThere).anyMatch(ProofsTest::isTest);
    }

    private static boolean isTest(String name) {
        return TEST.matcher(name).matches();
    }

    private static boolean isThere(String name) {
        Matcher test = TEST.matcher(name);
        if (!test.matches()) {
            return SettingNames.all().contains(name.replaceFirst("=.*", ""));
        }
        return test.group(2) == null
                ? !Sources.ofClass(test.group(1)).isEmpty()
                : Sources.hasMethod(test.group(1), test.group(2));
    }
}
