// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what pages include and nobody types: the navigation, the style, and what benchmarks have found. */
public final class GeneratedPages {

    private GeneratedPages() {}

    /** Reads in the repository that the first argument names, and writes to the folder that the second one does. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        for (Map.Entry<String, String> file : files(Path.of(arguments[0])).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** All texts by their files' names. */
    static Map<String, String> files(Path repository) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("docinfo.html", "<style>\n" + style() + "</style>\n");
        files.put("docinfo-header.html", Navigation.html());
        files.put("here.adoc", Navigation.attributes());
        files.put("latency.adoc", Latencies.text(repository));
        files.putAll(BenchmarkSuite.files(repository));
        return files;
    }

    private static String style() throws IOException {
        try (@Nullable InputStream style = GeneratedPages.class.getResourceAsStream("site.css")) {
            return new String(requireNonNull(style, "site.css").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
