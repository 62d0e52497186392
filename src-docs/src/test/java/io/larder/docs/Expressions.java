// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Java that stands on a page: compiled as it stands there, in a class loader of its own. */
final class Expressions {

    private static final String FRAME = """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            DECLARATIONS
            public class Expressions {
            METHODS
            }
            """;

    private Expressions() {}

    /**
     * The objects that expressions stand for, in their order.
     *
     * @param declarations of classes that they use
     */
    static List<Object> evaluated(List<String> expressions, String declarations) {
        String methods = IntStream.range(0, expressions.size())
                .mapToObj(i ->
                        "  public static Object e" + i + "() throws Exception { return " + expressions.get(i) + "; }")
                .collect(Collectors.joining("\n"));
        try {
            Class<?> frame = compiled(
                            "Expressions",
                            FRAME.replace("DECLARATIONS", declarations).replace("METHODS", methods))
                    .loadClass("Expressions");
            return IntStream.range(0, expressions.size())
                    .mapToObj(i -> result(frame, i))
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("It was compiled a moment ago", e);
        }
    }

    private static Object result(Class<?> frame, int index) {
        try {
            return frame.getMethod("e" + index).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expression " + index, e);
        }
    }

    /** Where the classes of a source file are; it sees those of the tests. */
    static ClassLoader compiled(String name, String source) {
        try {
            Path folder = Files.createTempDirectory("larder-docs");
            try {
                Path file = Files.writeString(folder.resolve(name + ".java"), source);
                int failures = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests")
                        .run(null, null, null, "-proc:none", "-nowarn", "-d", folder.toString(), file.toString());
                if (failures != 0) {
                    throw new AssertionError("Does not compile:\n" + source);
                }
                return loaded(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No room for " + name, e);
        }
    }

    /** With all classes in memory, so that the folder may go. */
    private static ClassLoader loaded(Path folder) throws IOException {
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Expressions.class.getClassLoader());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                Class.forName(file.getFileName().toString().replace(".class", ""), false, loader);
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("It was compiled a moment ago", e);
        }
        loader.close();
        return loader;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
