// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import io.larder.benchmarks.workers.Orders;
import java.net.URI;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The process that measures one contender, so that no other one's classes and profiles are in its JVM. It ends when there are no more orders. */
public final class Worker {

    private final Contender contender;
    private final Properties settings;
    private @Nullable Session session;

    private Worker(Contender contender, Properties settings) {
        this.contender = contender;
        this.settings = settings;
    }

    /** Is told the name of the contender; servers and settings come as lines, since all may read the arguments of a process. */
    public static void run(Suite suite, String[] arguments) {
        Orders orders = Orders.take();
        Worker worker = new Worker(suite.contender(arguments[0]), orders.properties());
        orders.carryOut(words -> String.valueOf(worker.result(words)));
        worker.closeSession();
        // whatever threads a client has left behind
        System.exit(0);
    }

    private double result(String[] words) {
        if (words[0].equals("open")) {
            closeSession();
            session = new Session(contender, URI.create(words[1]), settings, Integer.parseInt(words[2]));
            return 0;
        }
        Session current = session;
        if (current == null) {
            throw new IllegalStateException("Nothing is open yet");
        }
        Operation operation = Operation.valueOf(words[1]);
        Size size = Size.valueOf(words[2]);
        return switch (words[0]) {
            case "speed" -> current.speed(operation, size, Long.parseLong(words[3]), Long.parseLong(words[4]));
            case "repeat" -> current.repeat(operation, size, Integer.parseInt(words[3]));
            case "prepare" -> {
                current.prepare(operation, size);
                yield 0;
            }
            default -> throw new IllegalArgumentException("Unknown order: " + words[0]);
        };
    }

    private void closeSession() {
        Session old = session;
        session = null;
        if (old != null) {
            old.close();
        }
    }
}
