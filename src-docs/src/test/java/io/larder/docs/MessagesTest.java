// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the messages that the page on troubles quotes. Each is one that a test brings about and finds on the page, or
 * stands in the code, or is a server's or the system's own.
 */
class MessagesTest {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /** Not ours to word. */
    private static final Set<String> OF_OTHERS = Set.of("Connection reset", "DB index is out of range", "CLUSTERDOWN");

    private static final String TESTS =
            flat(Sources.textOf(Sources.named("src-docs/src/test/java/.*MessagesTest\\.java")));
    private static final String CODE = flat(Sources.textOf(Sources.named("provider/src/main/java/.*\\.java")));

    /** Without the joints of texts that are longer than a line. */
    private static String flat(String source) {
        return source.replaceAll("\"\\s*\\+\\s*\"", "");
    }

    static Stream<Arguments> quotes() {
        return Stream.of("redis", "memcached")
                .flatMap(anchor -> Pages.table("troubleshooting.adoc", anchor).stream())
                .map(row -> row.get(0))
                .flatMap(cell -> QUOTED.matcher(cell).results().map(found -> arguments(found.group(1))));
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void message_onThePage_isOneThatThereIs(String text) {
        assertThat(List.of(TESTS.contains(text), CODE.contains(text), OF_OTHERS.contains(text)))
                .contains(true);
    }

    /** The class is an example. */
    @Test
    void logLine_ofAClassThatIsNotAllowed_isMadeOfWhatStandsInTheCode() {
        assertThat(Pages.text("hibernate.adoc").split("com\\.acme\\.Book\\$State"))
                .hasSizeGreaterThan(1)
                .satisfies(parts -> assertThat(parts[0]).endsWith(" is of "))
                .satisfies(parts -> assertThat(CODE).contains(parts[1].substring(0, parts[1].indexOf('\n'))));
    }
}
