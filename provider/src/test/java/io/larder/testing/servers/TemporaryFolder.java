// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that servers work in. */
final class TemporaryFolder {

    private TemporaryFolder() {}

    /** What the names of the folders begin with that a JVM makes. */
    static String prefix(long pid) {
        return "larder-servers-" + pid + "-";
    }

    static Path create() {
        try {
            return Files.createTempDirectory(prefix(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder for servers", e);
        }
    }

    /** Removes it with all that is in it; nothing may write there any more. */
    static void remove(Path folder) {
        try {
            for (Path file : deepestFirst(folder)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
