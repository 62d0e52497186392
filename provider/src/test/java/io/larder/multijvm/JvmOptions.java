// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a child JVM is started. Immutable.
 *
 * @param properties its system properties
 * @param classPath folders and archives before those of the test's own class path
 */
public record JvmOptions(Map<String, String> properties, List<Path> classPath) {

    /** Starts and ends fast and needs little: many of them share a machine with the test. */
    private static final List<String> FLAGS = List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            // The standard output bears messages only.
            "-XX:+DisplayVMOutputToStderr");

    public JvmOptions {
        properties = Map.copyOf(properties);
        classPath = List.copyOf(classPath);
    }

    /** Nothing but the class path of the test. */
    public static JvmOptions defaults() {
        return new JvmOptions(Map.of(), List.of());
    }

    /** With another system property. */
    public JvmOptions property(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new JvmOptions(more, classPath);
    }

    /** With classes that the test itself does not have. */
    public JvmOptions classes(Path folder) {
        List<Path> more = new ArrayList<>(classPath);
        more.add(folder);
        return new JvmOptions(properties, more);
    }

    /** The environment bears the class path, which may be longer than a command line. */
    ProcessBuilder process(String name) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(Child.class.getName());
        command.add(name);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", wholeClassPath());
        return builder;
    }

    private String wholeClassPath() {
        List<String> whole = new ArrayList<>();
        classPath.forEach(entry -> whole.add(entry.toString()));
        whole.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, whole);
    }
}
