// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells its readers to type, and what it says will come. */
class ReadmeTest {

    private static final Pattern CURL =
            Pattern.compile("\\$ curl -s '?localhost:8080(?<path>[^' ]*)'?( \\| grep -o '(?<pattern>.*)')?");

    @Test
    void commands_onAFreshApplication_printWhatTheReadmeSays() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        int commands = 0;
        try (RunningShop fresh = RunningShop.start("local:/")) {
            for (int i = 0; i < lines.size(); i++) {
                Matcher curl = CURL.matcher(lines.get(i));
                if (curl.matches()) {
                    String printed = fresh.get(curl.group("path"));
                    String pattern = curl.group("pattern");
                    assertThat(pattern == null ? printed : found(pattern, printed))
                            .as(lines.get(i))
                            .isEqualTo(lines.get(i + 1));
                    commands++;
                }
            }
        }
        assertThat(commands)
                .isEqualTo(
                        lines.stream().filter(line -> line.contains("$ curl")).count())
                .isPositive();
    }

    /** What {@code grep -o} prints. */
    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group();
    }
}
