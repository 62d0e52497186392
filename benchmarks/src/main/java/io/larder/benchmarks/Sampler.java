// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one subject of one row in a JVM of its own. */
final class Sampler {
    /** Enough that no full collection falls into an iteration, the same for all. */
    static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");

    private final Pace pace;

    Sampler(Pace pace) {
        this.pace = pace;
    }

    Sample sample(Row row, Subject subject) {
        TimeValue iteration = TimeValue.milliseconds(pace.iteration().toMillis());
        ChainedOptionsBuilder options = options(row, subject)
                .forks(1)
                .warmupIterations(pace.warmups())
                .warmupTime(iteration)
                .measurementIterations(pace.measurements())
                .measurementTime(iteration)
                .jvmArgs(JVM_OPTIONS.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class);
        try {
            return sample(new Runner(options.build()).runSingle());
        } catch (RunnerException e) {
            throw new IllegalStateException("'" + row.name() + "' failed for " + subject.label(), e);
        }
    }

    /** What says which benchmark runs on which cache, whatever the pace. */
    static ChainedOptionsBuilder options(Row row, Subject subject) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(row.method(subject).pattern())
                .threads(row.threads())
                .param(subject.parameter(), subject.name())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (row.method(subject).type() == JCacheBenchmark.class) {
            options.param("expiring", row.setup().expiring().name());
            options.param("statistics", String.valueOf(row.setup().statistics()).toLowerCase(Locale.ROOT));
        }
        return options;
    }

    private static Sample sample(RunResult run) {
        return new Sample(
                run.getPrimaryResult().getScore(),
                profiled(run, "gc.alloc.rate.norm"),
                profiled(run, CpuProfiler.RESULT));
    }

    private static double profiled(RunResult run, String name) {
        Result<?> result = run.getSecondaryResults().get(name);
        if (result == null) {
            throw new IllegalStateException("JMH's profilers gave no " + name + ": this JVM doesn't tell it");
        }
        return result.getScore();
    }
}
