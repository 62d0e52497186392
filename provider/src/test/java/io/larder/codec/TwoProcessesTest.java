// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Hash codes of enum constants and the order of {@code Set.of} differ from one JVM to the next; names do not. */
class TwoProcessesTest {

    @Test
    void name_inOtherProcesses_isTheSame() throws Exception {
        List<String> here = names();

        for (int i = 0; i < 2; i++) {
            assertThat(namesOfAnotherProcess()).isEqualTo(here);
        }
    }

    private static List<String> namesOfAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Duser.timezone=Pacific/Auckland",
                        "-Duser.language=tr",
                        TwoProcessesTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    public static void main(String[] arguments) {
        names().forEach(System.out::println);
    }

    private static List<String> names() {
        EntryCodec<Object, Object> codec = Wire.codec();
        Set<Object> numbers = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            numbers.add(i * 7919);
        }
        return List.of(
                        "text",
                        TimeUnit.DAYS,
                        Set.of("a", "b", "c", "d", "e", "f"),
                        Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5),
                        Map.of(TimeUnit.DAYS, 1, TimeUnit.HOURS, 2, TimeUnit.MINUTES, 3),
                        EnumSet.allOf(TimeUnit.class),
                        numbers,
                        new KeyNameTest.SimpleKey("a", Set.of(1, 2, 3), TimeUnit.DAYS),
                        new KeyNameTest.GeneratedKey(TimeUnit.DAYS, Set.of(1, 2, 3)),
                        new KeyNameTest.Named("a", 1),
                        List.of(new Timestamp(1), new Date(1), Locale.GERMANY, URI.create("HTTP://I/I")),
                        List.of(Set.of(Set.of(1, 2), Set.of(3, 4)), Map.of(Set.of(1, 2), List.of())))
                .stream()
                .map(key -> codec.name(key).text())
                .toList();
    }
}
