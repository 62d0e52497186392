// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard's script, as it goes on when nobody writes to it any more. */
final class GuardTest {

    @TempDir
    Path parent;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void endOfOrders_killsWhatIsWatched_andRemovesTheFolder() throws Exception {
        Process first = waiting();
        Process second = waiting();
        Path folder = guarded("watch " + first.pid(), "watch " + second.pid());
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).doesNotExist();
    }

    @Test
    void endOfOrders_forgottenProcess_lives() throws Exception {
        Process first = waiting();
        Process forgotten = waiting();
        Process last = waiting();
        guarded("watch " + first.pid(), "watch " + forgotten.pid(), "watch " + last.pid(), "forget " + forgotten.pid());
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(last.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(forgotten.isAlive()).isTrue();
    }

    @Test
    void leave_watchedProcess_livesAndTheFolderStays() throws Exception {
        Process watched = waiting();
        Path folder = guarded("watch " + watched.pid(), "leave");
        assertThat(watched.isAlive()).isTrue();
        assertThat(folder).exists();
    }

    /** Waits for input that does not come. */
    private Process waiting() throws IOException {
        return started(new ProcessBuilder("cat"));
    }

    /** Gives the orders, ends them, and waits for the script's end. */
    private Path guarded(String... orders) throws Exception {
        Path folder = Files.createDirectory(parent.resolve("guarded folder"));
        Files.createFile(folder.resolve("file"));
        Process guard = started(new ProcessBuilder("sh", "-c", Guard.SCRIPT, "guard", folder.toString()));
        try (Writer writer = guard.outputWriter(StandardCharsets.US_ASCII)) {
            writer.write(String.join("\n", orders) + "\n");
        }
        assertThat(guard.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return folder;
    }

    private Process started(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        processes.add(process);
        return process;
    }
}
