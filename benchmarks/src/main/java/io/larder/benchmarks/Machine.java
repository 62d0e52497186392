// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What a reader must know to compare numbers, and nothing that names a machine or a place on it. */
public final class Machine {
    private Machine() {}

    /** The day, the hardware, the system, the JVM. */
    public static Map<String, String> platform() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("system", System.getProperty("os.name"));
        facts.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        return facts;
    }

    static Map<String, String> facts(Pace pace, Measure measure) {
        Map<String, String> facts = platform();
        facts.put("jvm options", String.join(" ", Sampler.JVM_OPTIONS));
        facts.put(
                "pace",
                pace.rounds() + " rounds, a fork each of " + pace.warmups() + " + " + pace.measurements()
                        + " iterations of " + pace.iteration().toMillis() + " ms");
        facts.put(
                "ratios",
                switch (measure) {
                    case CLOCK -> "by the clock";
                    case CPU -> "by processor time of the measuring threads";
                });
        facts.putAll(versions(Machine.class));
        return facts;
    }

    /** What {@code versions.properties} beside a class says. */
    public static Map<String, String> versions(Class<?> beside) {
        Properties versions = new Properties();
        try (InputStream in = beside.getResourceAsStream("versions.properties")) {
            if (in == null) {
                throw new IllegalStateException("versions.properties is missing beside " + beside.getName());
            }
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read versions.properties", e);
        }
        Map<String, String> sorted = new TreeMap<>();
        versions.stringPropertyNames().forEach(name -> sorted.put(name, versions.getProperty(name)));
        return sorted;
    }
}
