// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The process that measures one contender, so that no other one's classes and profiles are in its JVM. It reads an order a line
 * and answers each with a line, {@code ok} and a number or {@code failed} and why; it ends when there are no more.
 */
public final class Worker {

    private final Contender contender;
    private final Properties settings;
    private @Nullable Session session;

    private Worker(Contender contender, Properties settings) {
        this.contender = contender;
        this.settings = settings;
    }

    /** Is told the name of the contender; servers and settings come as lines, since all may read the arguments of a process. */
    public static void run(Suite suite, String[] arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Properties settings = new Properties();
        for (int left = Integer.parseInt(line(orders)); left > 0; left--) {
            String[] setting = line(orders).split("=", 2);
            settings.setProperty(setting[0], setting[1]);
        }
        Worker worker = new Worker(suite.contender(arguments[0]), settings);
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            answers.println(worker.answer(order));
            answers.flush();
        }
        worker.closeSession();
        // whatever threads a client has left behind
        System.exit(0);
    }

    private static String line(BufferedReader orders) throws IOException {
        String line = orders.readLine();
        if (line == null) {
            throw new IllegalArgumentException("This class is started by the benchmark, which tells it what to do");
        }
        return line;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // the reason goes to whoever asked, the trace to whoever looks on
    private String answer(String order) {
        try {
            return "ok " + result(order.split(" ", -1));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            return "failed " + String.valueOf(e).replaceAll("\\R", " ");
        }
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
