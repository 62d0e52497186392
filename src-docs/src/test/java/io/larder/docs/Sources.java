// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of the repository, as far as the build reads them. */
final class Sources {

    static final Path ROOT =
            Path.of(System.getProperty("docs.root")).toAbsolutePath().normalize();

    private static final Set<String> PASSED_OVER = Set.of("target", ".git", "node_modules");
    private static final List<Path> ALL = walk();

    private Sources() {}

    private static List<Path> walk() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return PASSED_OVER.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The repository can not be read at " + ROOT, e);
        }
        return List.copyOf(files);
    }

    static List<Path> named(String regex) {
        Pattern name = Pattern.compile(regex);
        return ALL.stream()
                .filter(file -> name.matcher(relative(file)).matches())
                .toList();
    }

    /** With slashes, from the root of the repository. */
    static String relative(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** The source files of a class by its simple name. */
    static List<Path> ofClass(String simpleName) {
        return named("(.*/)?" + Pattern.quote(simpleName) + "\\.java");
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + file, e);
        }
    }

    static String textOf(List<Path> files) {
        return files.stream().map(Sources::text).collect(Collectors.joining("\n"));
    }

    /** Whether a class of this name has a method of this name, itself or from what it extends. */
    static boolean hasMethod(String simpleName, String method) {
        return ofClass(simpleName).stream().anyMatch(file -> declares(text(file), method));
    }

    private static boolean declares(String source, String method) {
        if (Pattern.compile("\\b" + Pattern.quote(method) + "\\(")
                .matcher(source)
                .find()) {
            return true;
        }
        return Pattern.compile("\\b(?:extends|implements) ([A-Za-z0-9_, ]+)")
                .matcher(source)
                .results()
                .flatMap(found -> List.of(found.group(1).split(", *")).stream())
                .map(String::strip)
                .filter(name -> name.endsWith("Contract"))
                .anyMatch(name -> hasMethod(name, method));
    }
}
