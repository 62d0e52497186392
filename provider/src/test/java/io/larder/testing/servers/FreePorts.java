// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of the loopback address that nobody listens on, each given once per JVM. They lie below the ports that systems
 * give to outgoing connections: a server that is down for a moment finds its port free when it comes back.
 */
final class FreePorts {

    /** Where a cluster's node talks to the others, as seen from its port. */
    static final int BUS_DISTANCE = 10_000;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int FIRST = 11_000;
    private static final int END = 22_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    static int one() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && isFree(port + BUS_DISTANCE) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new ServersUnavailableException("No free port between " + FIRST + " and " + END
                + " of the loopback address was found in " + ATTEMPTS + " attempts; end what listens there");
    }

    static List<Integer> some(int count) {
        return IntStream.range(0, count).mapToObj(i -> one()).toList();
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
