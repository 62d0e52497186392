// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Finds a place for servers to run. */
final class Machines {

    /**
     * The system property that says where: {@code docker}, {@code process}, or nothing. It has no {@code larder.} before
     * it, since Larder takes that for a setting and refuses it.
     */
    static final String PLACE = "test.servers";

    enum Place {
        DOCKER,
        PROCESS
    }

    private Machines() {}

    /**
     * Opens a machine that is closed at the latest when the JVM ends.
     *
     * @param ports those that servers will listen on
     * @throws ServersUnavailableException if there is no place for them
     */
    static Machine open(Version version, List<Integer> ports) {
        Place place = choose(System.getProperty(PLACE, ""), Machines::dockerAnswers);
        Machine machine = place == Place.DOCKER
                ? openContainer(version, ports)
                : LocalMachine.open(version, Executables.onPath());
        OpenMachines.add(machine);
        return machine;
    }

    static void close(Machine machine) {
        OpenMachines.remove(machine);
        machine.close();
    }

    static Place choose(String asked, BooleanSupplier dockerAnswers) {
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "docker" -> Place.DOCKER;
            case "process" -> Place.PROCESS;
            case "" -> dockerAnswers.getAsBoolean() ? Place.DOCKER : Place.PROCESS;
            default ->
                throw new ServersUnavailableException(
                        "System property " + PLACE + " is '" + asked + "'; it can be 'docker' or 'process'");
        };
    }

    private static Machine openContainer(Version version, List<Integer> ports) {
        if (!dockerAnswers()) {
            throw new ServersUnavailableException(
                    "System property " + PLACE + " asks for Docker, but no engine answers on"
                            + " this computer, or Testcontainers is not on the class path; start Docker and add"
                            + " org.testcontainers:testcontainers, or ask for 'process'");
        }
        return ContainerMachine.open(version, ports);
    }

    private static boolean dockerAnswers() {
        return isOnClassPath("org.testcontainers.DockerClientFactory") && ContainerMachine.isPossible();
    }

    private static boolean isOnClassPath(String type) {
        try {
            Class.forName(type, false, Machines.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
