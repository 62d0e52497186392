// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where programs are looked for.
 *
 * @param folders in the order of search
 */
record Executables(List<Path> folders) {

    /** The folders of this process's {@code PATH}, and those that system administrators have in theirs. */
    static Executables onPath() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin" + File.pathSeparator
                + "/usr/local/sbin" + File.pathSeparator + "/opt/homebrew/bin";
        return new Executables(Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList());
    }

    /** The first of the names that is found; a name with a folder in it is looked for there. */
    Optional<Path> find(List<String> names) {
        return names.stream().flatMap(name -> find(name).stream()).findFirst();
    }

    private Optional<Path> find(String name) {
        Path asked = Path.of(name);
        if (asked.getNameCount() > 1) {
            return Optional.of(asked.toAbsolutePath()).filter(Executables::runs);
        }
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Executables::runs)
                .findFirst();
    }

    private static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
