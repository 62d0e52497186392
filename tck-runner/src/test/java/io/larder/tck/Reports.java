// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the files that a lane leaves behind, in the form surefire has them. */
record Reports(Path directory) {
    static final String PROVIDER = "io.larder.LarderCachingProvider";
    static final String DUMMY = "org.jsr107.tck.CachingTest#dummyTest";

    /** A class with as many passed tests. */
    Reports passed(String className, int tests) throws IOException {
        return file(
                className,
                IntStream.range(0, tests)
                        .mapToObj(i -> test(className, "test" + i, ""))
                        .collect(Collectors.joining("\n")));
    }

    /** A class with one test; {@code fate} is the element inside its report. */
    Reports one(String className, String fate) throws IOException {
        return file(className, test(className, "test", fate));
    }

    Reports file(String className, String tests) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("TEST-" + className + ".xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + className
                        + "\">\n<properties><property name=\"java.version\" value=\"17\"/></properties>\n" + tests
                        + "\n</testsuite>\n");
        return this;
    }

    Reports record(String provider, String uri, String... exclusions) throws IOException {
        new LaneRecord(
                        new TreeSet<>(Set.of(provider)),
                        new TreeSet<>(Set.of(uri)),
                        new TreeSet<>(Arrays.asList(exclusions)))
                .append(directory);
        return this;
    }

    static String test(String className, String name, String fate) {
        return "<testcase name=\"" + name + "\" classname=\"" + className + "\" time=\"0.001\">" + fate
                + "<system-out>noise</system-out></testcase>";
    }
}
