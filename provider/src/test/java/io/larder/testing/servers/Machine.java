// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.nio.file.Path;
import java.util.List;

/** Where servers of one group run. Ports mean the same inside and outside. */
sealed interface Machine extends AutoCloseable permits LocalMachine, ContainerMachine {

    /** The address that servers listen on, as they are to be told. */
    String listenOn();

    /** The command that starts a server. */
    String executable();

    /** A folder of this computer for what clients need; it goes with the machine. */
    Path clientFolder();

    /** The folder that servers work in, as they see it. */
    String serverFolder();

    /** Writes a file into the servers' folder. */
    void write(String name, byte[] content);

    /** What programs of that name have said so far. */
    String log(String name);

    /** Starts a program in the servers' folder; what it says goes to the log of that name. */
    Program run(String name, List<String> command);

    /** Ends every program and removes every file. */
    @Override
    void close();
}
