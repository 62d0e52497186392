// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import io.larder.benchmarks.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is measured on one kind of server, beside whom, and what Larder wants to reach there. Has no state. */
public interface Suite {

    /** What the command line calls it. */
    String name();

    /** The first line of the report. */
    String title();

    /** What the command line may say, for a reader. */
    String usage();

    /** The class that the process of a contender runs. */
    Class<?> worker();

    /** Beside this class lies {@code versions.properties}. */
    default Class<?> versions() {
        return getClass();
    }

    /** Everyone, in the order of the columns. */
    List<Contender> contenders();

    /** The one with that name in enumerations. */
    default Contender contender(String name) {
        return named(name, contender -> contender.name().equals(name));
    }

    /** The one that reports call so. */
    default Contender labelled(String label) {
        return named(
                label,
                contender -> contender.label().equalsIgnoreCase(label)
                        || contender.name().equalsIgnoreCase(label));
    }

    private Contender named(String name, Predicate<Contender> isIt) {
        return contenders().stream()
                .filter(isIt)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown contender '" + name + "'; there are: "
                        + String.join(
                                ", ",
                                contenders().stream().map(Contender::label).toList())));
    }

    /** Who the others are compared with. */
    Contender base();

    /** What the report calls the base. */
    String baseTitle();

    /** What Larder's ratio to the base should be, in words. */
    String target(Cell cell);

    /** All rows, in the order in which they are measured. */
    List<Operation> operations();

    /** What the base sends for one operation, in words. */
    String raw(Operation operation);

    /** The calls that the servers may count for one operation of Larder's by the design, one of these; empty if that is not judged. */
    List<Map<String, Integer>> commands(Operation operation);

    /** How long to measure: {@code quick} or {@code full}. */
    RemotePace pace(String preset);

    /** With how many servers, in this order. */
    List<Integer> serverCounts();

    /**
     * Starts servers, or takes those that run.
     *
     * @throws IllegalArgumentException if that is not possible here; the message tells what the user can do
     */
    Servers servers(int count, @Nullable URI named);

    /** What a reader must know of contenders to compare them. */
    Map<String, String> facts();

    /** The goals that can be judged by what a run measured. */
    List<RemoteGoal> goals(RemoteResults results);

    /** Tables behind that of ratios to the base. */
    void moreRatios(RemoteResults results, Page<Contender> page);

    /** Tables behind those of costs. */
    default void moreCosts(RemoteResults results, Page<Contender> page) {}
}
