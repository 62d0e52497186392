// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A server that comes as a file on the class path. */
final class PackedServer {

    private static final String ARTIFACT = "com.github.codemonstur:embedded-redis:1.4.4";

    /** What stands between a name's beginning and its end, by who built the file. */
    private static final List<String> BUILDS = List.of("", ".6-v5", ".7");

    private PackedServer() {}

    /** Unpacks it into a folder. */
    static Path unpack(Version version, Path folder) {
        String end = "-" + system() + "-" + processor();
        return BUILDS.stream()
                .map(build -> version.packed() + build + end)
                .filter(name -> loader().getResource(name) != null)
                .findFirst()
                .map(name -> unpack(name, folder.resolve(name)))
                .orElseThrow(() -> new ServersUnavailableException(version + " is started from the file "
                        + version.packed() + "*" + end + ", which is not on the class path; add the test dependency "
                        + ARTIFACT + " if it has that file, or start Docker"));
    }

    private static Path unpack(String name, Path file) {
        try (InputStream packed = Objects.requireNonNull(loader().getResourceAsStream(name), name)) {
            Files.copy(packed, file);
            if (!file.toFile().setExecutable(true, true)) {
                throw new IOException("no leave to make it executable");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + name + " to " + file, e);
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch");
        return name.equals("aarch64") ? "arm64" : "amd64".equals(name) || "x86_64".equals(name) ? "amd64" : name;
    }

    private static ClassLoader loader() {
        return Objects.requireNonNull(PackedServer.class.getClassLoader());
    }
}
