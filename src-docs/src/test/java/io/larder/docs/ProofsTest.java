// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables whose last column names, for each row, the tests that show it or the settings that it is about. What a row says
 * is shown there; that it is named, and still there, is shown here.
 */
class ProofsTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("([A-Z][A-Za-z0-9]*)(?:#([A-Za-z0-9_]+))?");

    static Stream<Arguments> rows() {
        return Stream.of(
                        List.of("semantics.adoc", "crash"),
                        List.of("security.adoc", "claims"),
                        List.of("security.adoc", "limits"),
                        List.of("tiered.adoc", "promised"),
                        List.of("tiered.adoc", "not-told"),
                        List.of("memcached.adoc", "cannot"),
                        List.of("memcached.adoc", "failures"))
                .flatMap(table -> Pages.table(table.get(0), table.get(1)).stream()
                        .map(row -> arguments(table.get(0), row.get(0) + " " + row.get(1), row.get(row.size() - 1))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row_ofClaims_namesWhatShowsIt(String page, String row, String proofs) {
        assertThat(CODE.matcher(proofs).results().map(found -> found.group(1)))
                .as("what shows it")
                .isNotEmpty()
                .allMatch(ProofsTest::isThere);
        assertThat(CODE.matcher(proofs).results().map(found -> found.group(1)))
                .as("a test among them")
                .anyMatch(name -> TEST.matcher(name).matches());
    }

    private static boolean isThere(String name) {
        var test = TEST.matcher(name);
        if (!test.matches()) {
            return SettingNames.all().contains(name.replaceFirst("=.*", ""));
        }
        return test.group(2) == null
                ? !Sources.ofClass(test.group(1)).isEmpty()
                : Sources.hasMethod(test.group(1), test.group(2));
    }
}
