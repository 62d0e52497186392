// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child process of this JVM. */
final class LocalProgram implements Program {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Becomes the program only when told, so that the guard knows of it before it runs. */
    private static final String SCRIPT = "read -r go && exec \"$0\" \"$@\" </dev/null";

    private final Process process;

    /** Done when it has ended and the guard knows. */
    private final CompletableFuture<Void> end;

    private LocalProgram(Process process, CompletableFuture<Void> end) {
        this.process = process;
        this.end = end;
    }

    static LocalProgram start(Guard guard, Path folder, Path log, List<String> command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT));
        words.addAll(command);
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new LocalProgram(process, letGo(process, guard));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command, e);
        }
    }

    /** Without an order before the end of its input the shell ends, and nothing was started. */
    private static CompletableFuture<Void> letGo(Process process, Guard guard) throws IOException {
        long pid = process.pid();
        try (OutputStream go = process.getOutputStream()) {
            guard.watch(pid);
            CompletableFuture<Void> end = process.onExit().thenRun(() -> guard.forget(pid));
            go.write("go\n".getBytes(StandardCharsets.US_ASCII));
            return end;
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        await(end, "kill");
    }

    @Override
    public void pause() {
        signal("-STOP");
    }

    @Override
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        String pid = Long.toString(process.pid());
        if (!process.isAlive()) {
            throw new IllegalStateException("The process " + pid + " has ended, nobody is there for " + signal);
        }
        try {
            Process sender = new ProcessBuilder("kill", signal, pid).start();
            await(sender.onExit(), signal);
            if (sender.exitValue() != 0) {
                throw new IllegalStateException("'kill " + signal + " " + pid + "' failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send " + signal + " to the process " + pid, e);
        }
    }

    private void await(CompletableFuture<?> done, String purpose) {
        try {
            done.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(purpose + " of the process " + process.pid() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(purpose + " of the process " + process.pid() + " was interrupted", e);
        }
    }
}
