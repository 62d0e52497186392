// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The class path of the tests, without the JCache providers that are not wanted. */
final class ClassPath {

    static final String LARDER = "io.larder.LarderCachingProvider";

    private static final String SERVICE = "META-INF/services/javax.cache.spi.CachingProvider";

    private ClassPath() {}

    /**
     * With these providers and no others.
     *
     * @param configuration the folder with their configuration, before all else
     */
    static String of(Path configuration, Set<String> providers) {
        List<String> entries = new ArrayList<>(List.of(configuration.toString()));
        for (String entry : whole().split(File.pathSeparator)) {
            String provider = provider(entry);
            if (provider == null || providers.contains(provider)) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** A folder of the test's resources. */
    static Path folder(String name) {
        try {
            URL found = Objects.requireNonNull(ClassPath.class.getResource("/" + name), name);
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("No folder: " + name, e);
        }
    }

    /** Surefire puts an archive that names the others in its place. */
    private static String whole() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static @Nullable String provider(String entry) {
        try (URLClassLoader alone =
                new URLClassLoader(new URL[] {new File(entry).toURI().toURL()}, null)) {
            URL found = alone.findResource(SERVICE);
            if (found == null) {
                return null;
            }
            try (InputStream bytes = alone.getResourceAsStream(SERVICE)) {
                String text = new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
                return text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                        .orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + entry, e);
        }
    }
}
