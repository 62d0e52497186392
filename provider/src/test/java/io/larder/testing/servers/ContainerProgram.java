// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.time.Duration;

/** A process in a container. */
final class ContainerProgram implements Program {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ContainerMachine machine;
    private final String pid;

    ContainerProgram(ContainerMachine machine, String pid) {
        this.machine = machine;
        this.pid = pid;
    }

    @Override
    public boolean isAlive() {
        return signal("-0");
    }

    @Override
    public void kill() {
        signal("-KILL");
        Await.until(LIMIT, () -> !isAlive(), () -> "The container's process " + pid + " was killed and did not end");
    }

    @Override
    public void pause() {
        deliver("-STOP");
    }

    @Override
    public void resume() {
        deliver("-CONT");
    }

    private void deliver(String signal) {
        if (!signal(signal)) {
            throw new IllegalStateException(
                    "The container's process " + pid + " has ended, nobody is there for " + signal);
        }
    }

    /** By the shell's own command: small images have no other. */
    private boolean signal(String signal) {
        return machine.execute("sh", "-c", "kill " + signal + " " + pid).getExitCode() == 0;
    }
}
