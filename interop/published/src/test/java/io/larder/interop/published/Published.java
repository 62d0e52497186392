// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.w3c.dom.Document;

/** The files that the build has just made of the provider, for others to use. */
final class Published {

    static final String VERSION = property("published.version");
    static final String HOME = property("published.home");
    static final Path ROOT = Path.of(property("published.root")).normalize();
    private static final Path FILES = Path.of(property("published.files")).normalize();

    private Published() {}

    static Path jar() {
        return file(FILES.resolve("larder-" + VERSION + ".jar"));
    }

    static Path sources() {
        return file(FILES.resolve("larder-" + VERSION + "-sources.jar"));
    }

    static Path billOfMaterials() {
        return file(FILES.resolve("larder-" + VERSION + "-cyclonedx.xml"));
    }

    static Path pom() {
        return file(FILES.resolveSibling(".flattened-pom.xml"));
    }

    /** Whether the build was made without a network. */
    static boolean offline() {
        return property("published.offline").endsWith("true");
    }

    /** Where the build found what Larder needs. */
    static Path repositoryOfTheBuild() {
        return Path.of(property("published.repository"));
    }

    /** The user's settings of the build; there need not be any. */
    static Path settingsOfTheBuild() {
        return Path.of(property("published.settings").replaceFirst("settings=", ""));
    }

    static Manifest manifest() {
        try (JarFile jar = new JarFile(jar().toFile())) {
            return jar.getManifest();
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + jar(), e);
        }
    }

    /** The names of the files in a jar, without folders. */
    static Set<String> names(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return opened.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + jar, e);
        }
    }

    static String text(Path jar, String name) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            ZipEntry entry = Objects.requireNonNull(opened.getEntry(name), () -> jar + " has no " + name);
            return new String(opened.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + jar, e);
        }
    }

    static Document xml(Path file) {
        return Xml.read(file);
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + file, e);
        }
    }

    private static Path file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("Not built: " + file + ". Build the provider first: ./verify -pl provider");
        }
        return file;
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> "Maven did not say " + name);
    }
}
