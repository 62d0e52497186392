// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import io.larder.benchmarks.workers.Orders;
import java.net.URI;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/** The process that uses one contender, one of two that share a server. It ends when there are no more orders. */
public final class TieredWorker {

    private final TieredSession session;

    private TieredWorker(TieredSession session) {
        this.session = session;
    }

    /**
     * Which contender, which JVM, how many threads at most; the server and the settings come as lines, since all may read the
     * arguments of a process.
     */
    public static void main(String[] arguments) {
        Orders orders = Orders.take();
        URI server = URI.create(orders.line());
        Properties settings = orders.properties();
        TieredContender contender = TieredContender.valueOf(arguments[0]);
        try (TieredSession session = new TieredSession(
                contender.open(server, Integer.parseInt(arguments[2]), settings), Integer.parseInt(arguments[1]))) {
            orders.carryOut(new TieredWorker(session)::result);
        }
        // whatever threads a client has left behind
        System.exit(0);
    }

    private String result(String[] words) {
        return switch (words[0]) {
            case "clock" -> String.valueOf(System.nanoTime());
            case "fill" -> done(() -> session.fill(kind(words)));
            case "load" -> done(() -> session.load(kind(words)));
            case "hits" ->
                String.valueOf(session.hits(kind(words), number(words, 2), number(words, 3), number(words, 4)));
            case "bytes" -> String.valueOf(session.bytes(kind(words), number(words, 2)));
            case "mix" -> {
                TieredSession.Mixed mixed = session.mix(kind(words), number(words, 2), number(words, 3));
                yield mixed.operationsPerSecond() + " " + mixed.reads();
            }
            case "watch" -> done(() -> session.watch(number(words, 1), number(words, 2)));
            case "write" -> text(session.write(number(words, 1), number(words, 2)));
            case "seen" -> text(session.seen());
            default -> throw new IllegalArgumentException("Unknown order: " + words[0]);
        };
    }

    private static TieredKind kind(String[] words) {
        return TieredKind.valueOf(words[1]);
    }

    private static int number(String[] words, int index) {
        return Integer.parseInt(words[index]);
    }

    private static String done(Runnable action) {
        action.run();
        return "";
    }

    private static String text(long[] times) {
        return Arrays.stream(times).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }
}
