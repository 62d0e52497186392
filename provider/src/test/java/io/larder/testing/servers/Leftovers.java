// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What servers could leave behind. */
final class Leftovers {

    private Leftovers() {}

    /** The processes that this JVM has started, by number. */
    static Map<Long, String> processes() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toMap(
                        ProcessHandle::pid,
                        process -> process.info().commandLine().orElse(""),
                        (first, second) -> second,
                        TreeMap::new));
    }

    /** The folders that servers of this JVM work in. */
    static List<String> folders() {
        return folders(ProcessHandle.current().pid());
    }

    /** The folders that servers of some JVM work in. */
    static List<String> folders(long jvm) {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(TemporaryFolder.prefix(jvm)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot look for what servers left", e);
        }
    }
}
