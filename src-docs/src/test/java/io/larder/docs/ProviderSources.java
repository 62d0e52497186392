// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The code of the provider, as text: pages list what is in it. */
final class ProviderSources {

    private static final Path ROOT = Path.of(System.getProperty("docs.root"), "provider", "src", "main", "java");

    private ProviderSources() {}

    /**
     * A source file.
     *
     * @param packageName of the class in it
     * @param text of the file
     */
    record Source(String packageName, String className, String text) {

        Stream<MatchResult> find(Pattern pattern) {
            return pattern.matcher(text).results();
        }
    }

    static List<Source> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(ProviderSources::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("There are no sources at " + ROOT, e);
        }
    }

    private static Source read(Path file) {
        try {
            String folder = ROOT.relativize(file.getParent()).toString();
            return new Source(
                    folder.replace('/', '.').replace('\\', '.'),
                    file.getFileName().toString().replace(".java", ""),
                    Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + file, e);
        }
    }
}
