// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * One container for all servers of a group. It publishes each port under its own number on the loopback address, so that
 * what servers tell of each other ({@code MOVED}, Sentinel's answers) is right inside and outside. Its first process does
 * nothing: servers come and go beside it. Testcontainers removes it when the JVM was killed.
 */
final class ContainerMachine implements Machine {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    private static final String FOLDER = "/larder";

    private static final String START = "(cd " + FOLDER + "; log=$0; exec \"$@\" >>\"$log\" 2>&1 </dev/null) & echo $!";

    private final GenericContainer<?> container;
    private final Path clientFolder;
    private final String executable;

    private ContainerMachine(GenericContainer<?> container, Path clientFolder, String executable) {
        this.container = container;
        this.clientFolder = clientFolder;
        this.executable = executable;
    }

    /** Whether an engine answers whose published ports are ports of this computer. */
    static boolean isPossible() {
        DockerClientFactory docker = DockerClientFactory.instance();
        return docker.isDockerAvailable() && HERE.contains(docker.dockerHostIpAddress());
    }

    static ContainerMachine open(Version version, List<Integer> ports) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(version.image()));
        container.setPortBindings(
                ports.stream().map(port -> "127.0.0.1:" + port + ":" + port).toList());
        container.withExposedPorts(ports.toArray(Integer[]::new));
        container.withCreateContainerCmdModifier(ContainerMachine::doNothing);
        container.waitingFor(Wait.forSuccessfulCommand("mkdir -p " + FOLDER));
        container.start();
        return new ContainerMachine(container, TemporaryFolder.create(), version.command());
    }

    /** With an init process, which buries the servers that were killed. */
    private static void doNothing(CreateContainerCmd command) {
        command.withEntrypoint("tail", "-f", "/dev/null");
        Objects.requireNonNull(command.getHostConfig()).withInit(true);
    }

    @Override
    public String listenOn() {
        return "0.0.0.0";
    }

    @Override
    public String executable() {
        return executable;
    }

    @Override
    public Path clientFolder() {
        return clientFolder;
    }

    @Override
    public String serverFolder() {
        return FOLDER;
    }

    @Override
    public void write(String name, byte[] content) {
        container.copyFileToContainer(Transferable.of(content), FOLDER + "/" + name);
    }

    @Override
    public String log(String name) {
        return execute("cat", FOLDER + "/" + name + ".log").getStdout();
    }

    @Override
    public Program run(String name, List<String> command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", START, name + ".log"));
        words.addAll(command);
        ExecResult result = execute(words.toArray(String[]::new));
        if (result.getExitCode() != 0) {
            throw new IllegalStateException("Cannot start " + command + " in a container: " + result.getStderr());
        }
        return new ContainerProgram(this, result.getStdout().strip());
    }

    ExecResult execute(String... command) {
        try {
            return container.execInContainer(command);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + List.of(command) + " in a container", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + List.of(command) + " in a container", e);
        }
    }

    @Override
    public void close() {
        container.stop();
        TemporaryFolder.remove(clientFolder);
    }
}
