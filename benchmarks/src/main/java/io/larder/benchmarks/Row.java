// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One row of the report: one operation in one configuration.
 *
 * @param name      what a reader sees
 * @param jcache    the benchmark that contenders run
 * @param raw       the benchmark that Caffeine itself runs
 * @param setup     the caches' configuration
 * @param threads   how many threads run it
 * @param baselines the raw caches it is compared with; ratios are to the first
 * @param target    the least ratio to the first baseline that Larder wants
 */
record Row(
        String name,
        Method jcache,
        Method raw,
        Setup setup,
        int threads,
        List<RawCaffeine> baselines,
        OptionalDouble target) {

    /** A benchmark class and its method. */
    record Method(Class<?> type, String name) {
        String pattern() {
            return "^" + type.getName().replace(".", "\\.") + "\\." + name + "$";
        }
    }

    /** All rows, in the order of the report. */
    static final List<Row> ALL = List.of(
            plain("get").atLeast(0.85),
            plain("put").atLeast(0.65),
            plain("putIfAbsent"),
            plain("removeAndPutIfAbsent"),
            plain("mixed"),
            plain("getAll").atLeast(0.65),
            plain("invoke").atLeast(0.6),
            plain("iterate").atLeast(0.6),
            row("get", Setup.withStatistics(), RawCaffeine.PLAIN, RawCaffeine.STATISTICS)
                    .named("get, statistics")
                    .atLeast(0.75),
            row("put", Setup.withStatistics(), RawCaffeine.PLAIN, RawCaffeine.STATISTICS)
                    .named("put, statistics"),
            row("get", Setup.expiring(Expiring.CREATED), RawCaffeine.CREATING, RawCaffeine.EXPIRE_AFTER_WRITE)
                    .named("get, created expiry"),
            row("put", Setup.expiring(Expiring.CREATED), RawCaffeine.CREATING, RawCaffeine.EXPIRE_AFTER_WRITE)
                    .named("put, created expiry")
                    .atLeast(0.7),
            row("get", Setup.expiring(Expiring.TOUCHED), RawCaffeine.EXPIRE_AFTER_ACCESS, RawCaffeine.ACCESSING)
                    .named("get, touched expiry")
                    .atLeast(0.8),
            row("put", Setup.expiring(Expiring.TOUCHED), RawCaffeine.EXPIRE_AFTER_ACCESS, RawCaffeine.ACCESSING)
                    .named("put, touched expiry"),
            plain("get").onTwoThreads(),
            plain("put").onTwoThreads(),
            plain("mixed").onTwoThreads().atLeast(0.8),
            byValue("get"),
            byValue("put"));

    private static Row row(String operation, Setup setup, RawCaffeine... baselines) {
        return new Row(
                operation,
                new Method(JCacheBenchmark.class, operation),
                new Method(RawBenchmark.class, operation),
                setup,
                1,
                List.of(baselines),
                OptionalDouble.empty());
    }

    private static Row plain(String operation) {
        return row(operation, Setup.PLAIN, RawCaffeine.PLAIN);
    }

    /** Beside raw Caffeine by reference, which is what copying costs in all. */
    private static Row byValue(String operation) {
        return new Row(
                operation + ", mutable by value",
                new Method(ValueBenchmark.class, operation),
                new Method(RawBenchmark.class, operation),
                Setup.BY_VALUE,
                1,
                List.of(RawCaffeine.PLAIN),
                OptionalDouble.empty());
    }

    private Row named(String other) {
        return new Row(other, jcache, raw, setup, threads, baselines, target);
    }

    private Row onTwoThreads() {
        return new Row(name + ", 2 threads", jcache, raw, setup, 2, baselines, target);
    }

    private Row atLeast(double ratio) {
        return new Row(name, jcache, raw, setup, threads, baselines, OptionalDouble.of(ratio));
    }

    /** The raw cache that ratios are taken to. */
    RawCaffeine baseline() {
        return baselines.get(0);
    }

    /** All that is measured in this row, baselines first. */
    List<Subject> subjects(List<Contender> contenders) {
        List<Subject> subjects = new ArrayList<>(baselines);
        subjects.addAll(contenders);
        return subjects;
    }

    Method method(Subject subject) {
        return subject instanceof Contender ? jcache : raw;
    }
}
