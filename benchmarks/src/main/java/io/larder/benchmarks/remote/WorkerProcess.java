// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import io.larder.benchmarks.workers.MeasuringJvm;
import java.net.URI;
import java.util.Map;

/**
 * A running {@link Worker}.
 *
 * @param jvm where it runs
 */
record WorkerProcess(MeasuringJvm jvm) implements AutoCloseable {

    static WorkerProcess start(Suite suite, Contender contender, Map<String, String> settings) {
        MeasuringJvm jvm = MeasuringJvm.start(contender.label(), suite.worker(), contender.name());
        jvm.tellProperties(settings);
        return new WorkerProcess(jvm);
    }

    /** Closes what is open; from now on so many threads work on these servers. */
    void open(URI servers, int threads) {
        ask("open " + servers + " " + threads);
    }

    double operationsPerSecond(Operation operation, Size size, RemotePace pace) {
        return ask("speed " + operation + " " + size + " " + pace.settle().toMillis() + " "
                + pace.slice().toMillis());
    }

    void prepare(Operation operation, Size size) {
        ask("prepare " + operation + " " + size);
    }

    /** How many nanoseconds so many operations took one after the other. */
    double repeat(Operation operation, Size size, int times) {
        return ask("repeat " + operation + " " + size + " " + times);
    }

    private double ask(String order) {
        return Double.parseDouble(jvm.ask(order));
    }

    @Override
    public void close() {
        jvm.close();
    }
}
