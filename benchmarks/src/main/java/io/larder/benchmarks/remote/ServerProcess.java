// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A server of the benchmark's own on a free port of the loopback address. It ends when this is closed, and with this JVM. */
public final class ServerProcess implements AutoCloseable {

    public static final String HOST = "127.0.0.1";

    private static final long START_SECONDS = 10;

    private final int port;
    private final Process process;

    private ServerProcess(int port, Process process) {
        this.port = port;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "server-end-" + port));
    }

    /** What a command line says once the port is known. */
    @FunctionalInterface
    public interface Options {
        List<String> of(int port);
    }

    /**
     * Starts the first of the programs that is installed; it need not answer yet.
     *
     * @throws IllegalArgumentException if none is
     */
    public static ServerProcess launch(List<String> programs, Options options) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(executable(programs));
        command.addAll(options.of(port));
        try {
            return new ServerProcess(
                    port,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't start " + command.get(0), e);
        }
    }

    private static String executable(List<String> programs) {
        String path = System.getenv("PATH");
        return programs.stream()
                .flatMap(name -> Arrays.stream((path == null ? "" : path).split(File.pathSeparator, -1))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Not on the PATH: " + String.join(" or ", programs) + "; install it"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free on " + HOST, e);
        }
    }

    public int port() {
        return port;
    }

    /**
     * Tries again until the server answers; ends it if it does not.
     *
     * @param connecting fails as long as the server does not answer
     */
    public <C> C awaited(Supplier<C> connecting) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try {
                return connecting.get();
            } catch (RuntimeException e) {
                if (hasEnded() || System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("The server that was started does not answer", e);
                }
            }
        }
    }

    /** Gives it a moment. */
    private boolean hasEnded() {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server started", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
