// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The machines to close when the JVM ends. */
final class OpenMachines {

    private static final Set<Machine> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OpenMachines::closeAll, "larder-test-servers-end"));
    }

    private OpenMachines() {}

    static void add(Machine machine) {
        OPEN.add(machine);
    }

    static void remove(Machine machine) {
        OPEN.remove(machine);
    }

    private static void closeAll() {
        List.copyOf(OPEN).forEach(Machine::close);
    }
}
