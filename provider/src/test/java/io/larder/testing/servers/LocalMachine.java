// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** This computer: servers are processes in a temporary folder. */
final class LocalMachine implements Machine {

    private final Path folder;
    private final Guard guard;
    private final String executable;
    private final Queue<LocalProgram> programs = new ConcurrentLinkedQueue<>();

    private LocalMachine(Path folder, Guard guard, String executable) {
        this.folder = folder;
        this.guard = guard;
        this.executable = executable;
    }

    static LocalMachine open(Version version, Executables executables) {
        if (version.packed().isEmpty()) {
            Path installed = executables.find(version.names()).orElseThrow(() -> missing(version));
            Path folder = TemporaryFolder.create();
            return new LocalMachine(folder, Guard.of(folder), installed.toString());
        }
        Path folder = TemporaryFolder.create();
        Guard guard = Guard.of(folder);
        try {
            return new LocalMachine(
                    folder, guard, PackedServer.unpack(version, folder).toString());
        } catch (RuntimeException e) {
            TemporaryFolder.remove(folder);
            guard.leave();
            throw e;
        }
    }

    private static ServersUnavailableException missing(Version version) {
        return new ServersUnavailableException("Tests need a server, and neither Docker answers nor is "
                + String.join(" or ", version.names()) + " on the PATH. Get one: 'apt-get install " + version.debian()
                + "', 'brew install " + version.brew() + "', or start Docker (its image is " + version.image()
                + "; Testcontainers must be on the class path)");
    }

    @Override
    public String listenOn() {
        return "127.0.0.1";
    }

    @Override
    public String executable() {
        return executable;
    }

    @Override
    public Path clientFolder() {
        return folder;
    }

    @Override
    public String serverFolder() {
        return folder.toString();
    }

    @Override
    public void write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder.resolve(name), e);
        }
    }

    @Override
    public String log(String name) {
        try {
            Path file = logFile(name);
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of " + name, e);
        }
    }

    @Override
    public Program run(String name, List<String> command) {
        LocalProgram program = LocalProgram.start(guard, folder, logFile(name), command);
        programs.add(program);
        return program;
    }

    private Path logFile(String name) {
        return folder.resolve(name + ".log");
    }

    @Override
    public void close() {
        programs.forEach(LocalProgram::kill);
        TemporaryFolder.remove(folder);
        guard.leave();
    }
}
