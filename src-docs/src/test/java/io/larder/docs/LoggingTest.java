// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.docs.ProviderSources.Source;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of log lines against the statements in the code. */
class LoggingTest {

    private static final Pattern LOGGER = Pattern.compile("getLogger\\((\\w+)\\.class\\)(?:::(\\w+))?");
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern STATEMENT =
            Pattern.compile("LOG\\.(\\w+)\\(\\s*(" + TEXT + "(?:\\s*\\+\\s*" + TEXT + ")*)?");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What is logged. */
    private record Line(String logger, String level, String text) {}

    @Test
    void lines_inTheCode_areThoseOnThePage() {
        List<Line> inCode = ProviderSources.all().stream()
                .flatMap(LoggingTest::lines)
                .distinct()
                .toList();
        List<Line> onPage = Pages.table("operations.adoc", "log-lines").stream()
                .map(row -> new Line(row.get(0).replace("`", ""), row.get(1), row.get(2)))
                .toList();

        assertThat(inCode).hasSizeGreaterThan(30);
        assertThat(onPage).containsExactlyInAnyOrderElementsOf(inCode);
    }

    @Test
    void logger_ofWhatCanNotBeRead_saysSoOnceAMinute() {
        assertThat(ProviderSources.all())
                .filteredOn(source -> source.className().equals("Unreadables"))
                .singleElement()
                .satisfies(source -> assertThat(source.text())
                        .contains("counts as absent, for what is stored there ")
                        .contains("said once a minute"));
    }

    private static Stream<Line> lines(Source source) {
        List<MatchResult> loggers = source.find(LOGGER).toList();
        assertThat(loggers).as("loggers of %s", source.className()).hasSizeLessThan(2);
        if (loggers.isEmpty()) {
            assertThat(source.text()).as(source.className()).doesNotContain("LOG.");
            return Stream.of();
        }
        MatchResult logger = loggers.get(0);
        String name = (source.packageName() + "." + logger.group(1)).substring("io.larder.".length());
        if (logger.group(2) != null) { // handed to somebody who makes the text
            return Stream.of(new Line(
                    name,
                    logger.group(2).toUpperCase(Locale.ROOT),
                    "Cache '…': the entry … counts as absent, for what is stored there …"));
        }
        return source.find(STATEMENT).map(statement -> line(name, statement));
    }

    private static Line line(String logger, MatchResult statement) {
        assertThat(statement.group(2))
                .as("text of %s of %s", statement.group(), logger)
                .isNotNull();
        String text = LITERAL.matcher(statement.group(2))
                .results()
                .map(literal -> literal.group(1))
                .collect(Collectors.joining());
        return new Line(logger, statement.group(1).toUpperCase(Locale.ROOT), text.replace("{}", "…"));
    }
}
