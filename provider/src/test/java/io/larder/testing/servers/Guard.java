// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Clears up after a JVM that was killed: a shell that reads from this JVM for as long as it lives. When that ends, the
 * shell ends the processes it was told of and removes the folder. The system closes the pipe of a process that is gone,
 * however it went, so nothing has to be polled and no signal is needed that only some systems have.
 */
final class Guard {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Ignores what a terminal sends to the whole group: it must outlive the JVM. */
    static final String SCRIPT = """
            trap '' HUP INT TERM
            cd /
            watched=' '
            while read -r order pid; do
                case $order in
                watch) watched="$watched$pid " ;;
                forget) watched="${watched%% $pid *} ${watched#* $pid }" ;;
                leave) exit 0 ;;
                esac
            done
            for pid in $watched; do
                kill -9 "$pid"
            done
            rm -rf "$1"
            """;

    private final Process shell;
    private final Writer orders;

    private Guard(Process shell) {
        this.shell = shell;
        this.orders = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /**
     * Starts to watch.
     *
     * @param folder what to remove
     */
    static Guard of(Path folder) {
        try {
            return new Guard(new ProcessBuilder("sh", "-c", SCRIPT, "larder-test-guard", folder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new ServersUnavailableException(
                    "Servers are started as processes through the shell 'sh', which cannot be run here; start Docker",
                    e);
        }
    }

    void watch(long pid) {
        try {
            order("watch " + pid);
        } catch (IOException e) {
            throw new UncheckedIOException("The guard of test servers is gone", e);
        }
    }

    /** To be told as soon as the process has ended: another one may get its number. */
    void forget(long pid) {
        try {
            order("forget " + pid);
        } catch (IOException left) {
            // it has been told to leave, and kills nothing any more
        }
    }

    /** Lets the guard go, when all is cleared up. */
    void leave() {
        try {
            order("leave");
            if (!shell.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }
}
