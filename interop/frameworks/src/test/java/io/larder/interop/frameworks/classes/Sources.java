// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.classes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes the classes of an application that the test itself does not have. */
final class Sources {

    private Sources() {}

    /**
     * Compiles all at once.
     *
     * @param folder what to make them in
     * @param sources by the names of their files
     */
    static Path compile(Path folder, Map<String, String> sources) {
        JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        sources.forEach(
                (name, text) -> arguments.add(write(folder.resolve("sources").resolve(name), text)));
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int exit = compiler.run(null, null, complaints, arguments.toArray(String[]::new));
        assertThat(exit).as(() -> complaints.toString(StandardCharsets.UTF_8)).isZero();
        return folder;
    }

    private static String write(Path file, String text) {
        try {
            Files.createDirectories(requireNonNull(file.getParent(), "a file lies in a folder"));
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Can not write " + file, e);
        }
    }

    /** Loads them, as a container loads those of an application. */
    static URLClassLoader load(Path folder) {
        try {
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Sources.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("No folder of classes: " + folder, e);
        }
    }
}
