// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import io.larder.benchmarks.memcached.MemcachedSuite;
import io.larder.benchmarks.redis.RedisSuite;
import io.larder.benchmarks.remote.RemoteReport;
import io.larder.benchmarks.remote.Suite;
import io.larder.benchmarks.tiered.TieredReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures rows round by round and writes {@code results.md} and {@code results.json}. */
public final class Report {
    private final Arguments arguments;
    private final Sampler sampler;
    private final Results results;

    private Report(Arguments arguments) {
        this.arguments = arguments;
        this.sampler = new Sampler(arguments.pace());
        this.results = new Results(arguments.measure());
    }

    /**
     * See {@link Arguments#USAGE}; after the name of a suite on servers see {@link Suite#usage()}, after
     * {@code tiered} {@link TieredReport}.
     */
    public static void main(String[] words) throws IOException {
        for (Suite suite : List.of(new RedisSuite(), new MemcachedSuite())) {
            if (words.length > 0 && words[0].equals(suite.name())) {
                RemoteReport.run(suite, Arrays.copyOfRange(words, 1, words.length));
                return;
            }
        }
        if (words.length > 0 && words[0].equals("tiered")) {
            TieredReport.main(Arrays.copyOfRange(words, 1, words.length));
            return;
        }
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Arguments.USAGE);
            System.exit(2);
            return;
        }
        new Report(arguments).run();
    }

    private void run() throws IOException {
        for (int round = 1; round <= arguments.pace().rounds(); round++) {
            for (Row row : arguments.rows()) {
                sample(row, round);
            }
        }
        if (arguments.heap()) {
            weigh();
        }
        write();
    }

    /** All subjects of a row directly after each other, each round in another order, so that a disturbance favours nobody for long. */
    private void sample(Row row, int round) {
        List<Subject> subjects = new ArrayList<>(row.subjects(arguments.contenders()));
        Collections.rotate(subjects, round - 1);
        for (Subject subject : subjects) {
            Sample sample = sampler.sample(row, subject);
            results.add(row, subject, sample);
            System.out.printf(
                    Locale.ROOT,
                    "round %d  %-28s %-24s %,16.0f op/s %,12.1f B/op %,10.1f cpu-ns/op%n",
                    round,
                    row.name(),
                    subject.label(),
                    sample.operations(),
                    sample.bytes(),
                    sample.cpuNanos());
        }
    }

    private void weigh() {
        for (int round = 0; round < arguments.pace().heapRounds(); round++) {
            for (Expiring expiring : Expiring.values()) {
                results.addHeap(
                        expiring, RawCaffeine.of(expiring), HeapScale.weigh(RawCaffeine.of(expiring), expiring));
                for (Contender contender : arguments.contenders()) {
                    results.addHeap(expiring, contender, HeapScale.weigh(contender, expiring));
                }
            }
        }
    }

    private void write() throws IOException {
        Map<String, String> facts = Machine.facts(arguments.pace(), arguments.measure());
        String page = new Markdown(results, arguments.contenders()).page(facts);
        Path directory = Files.createDirectories(arguments.directory().toAbsolutePath());
        Files.writeString(directory.resolve("results.md"), page);
        Files.writeString(directory.resolve("results.json"), new Json(results, arguments.contenders()).page(facts));
        System.out.println("\n" + page);
    }
}
