// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a process that measures is told: an order a line, and it answers each with a line, {@code ok} and the result or {@code failed}
 * and why. There are no more when the other process has ended. Not for several threads.
 */
public final class Orders {

    private final BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream answers = System.out;

    private Orders() {}

    /** Takes the standard streams: what others print goes to the error stream from now on. */
    public static Orders take() {
        Orders taken = new Orders();
        System.setOut(System.err);
        return taken;
    }

    /** A line that is no order, and is not answered. */
    public String line() {
        String line = next();
        if (line == null) {
            throw new IllegalArgumentException("This class is started by the benchmark, which tells it what to do");
        }
        return line;
    }

    /** What {@link MeasuringJvm#tellProperties} tells. */
    public Properties properties() {
        Properties properties = new Properties();
        for (int left = Integer.parseInt(line()); left > 0; left--) {
            String[] property = line().split("=", 2);
            properties.setProperty(property[0], property[1]);
        }
        return properties;
    }

    /** Answers orders until there are no more. The function takes the words of one and gives the result, of one line. */
    public void carryOut(Function<String[], String> result) {
        for (String order = next(); order != null; order = next()) {
            answers.println(answer(order, result));
            answers.flush();
        }
    }

    private @Nullable String next() {
        try {
            return orders.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read what to do", e);
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // the reason goes to whoever asked, the trace to whoever looks on
    private static String answer(String order, Function<String[], String> result) {
        try {
            return "ok " + result.apply(order.split(" ", -1));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            return "failed " + String.valueOf(e).replaceAll("\\R", " ");
        }
    }
}
