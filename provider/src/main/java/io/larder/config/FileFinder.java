// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties file that a URI names. What an {@link IOException} of this class says follows on the place: "the
 * file x" "does not exist".
 */
record FileFinder(ClassLoader loader) {

    /** The file at the root of the class path that configures the default manager. */
    static final String DEFAULT_FILE = "larder.properties";

    /**
     * The file, read.
     *
     * @throws IOException if there is none or it can not be read
     */
    PropertiesFile find(URI uri) throws IOException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "" -> findRelative(uri.getPath());
            case "file" -> fromDisk(path(uri));
            case "classpath" -> fromClassPath(uri.getSchemeSpecificPart());
            default -> fromUrl(url(uri));
        };
    }

    /**
     * The default manager's file; null if there is none. Whether there are more of that name is added to the warnings.
     *
     * @throws IOException if it can not be read
     */
    @Nullable
    PropertiesFile findDefault(List<String> warnings) throws IOException {
        URL first = loader.getResource(DEFAULT_FILE);
        if (first == null) {
            return null;
        }
        Set<String> places = new LinkedHashSet<>();
        for (URL url : Collections.list(loader.getResources(DEFAULT_FILE))) {
            places.add(url.toString());
        }
        if (places.size() > 1) {
            warnings.add("The class path has more than one " + DEFAULT_FILE + ": " + String.join(", ", places)
                    + "; the first is read");
        }
        return fromUrl(first);
    }

    private PropertiesFile findRelative(String name) throws IOException {
        if (name.isEmpty()) {
            throw new IOException("has no name; give a store's URI such as redis://host, or that of a properties file");
        }
        URL url = loader.getResource(withoutSlash(name));
        if (url != null) {
            return fromUrl(url);
        }
        Path path = path(name);
        if (!Files.exists(path)) {
            throw new IOException("does not exist: the class loader " + loader
                    + " finds no resource of that name, and there is no file " + path);
        }
        return fromDisk(path);
    }

    private PropertiesFile fromClassPath(String name) throws IOException {
        URL url = loader.getResource(withoutSlash(name));
        if (url == null) {
            throw new IOException(
                    "does not exist: the class loader " + loader + " finds no resource " + withoutSlash(name));
        }
        return fromUrl(url);
    }

    private static PropertiesFile fromDisk(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("is a directory: " + path);
        }
        try {
            return PropertiesFile.load(path.toUri().toString(), Files.newInputStream(path));
        } catch (NoSuchFileException e) {
            throw new IOException("does not exist: there is no file " + path, e);
        } catch (PropertiesFile.Malformed e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("can not be read: " + e, e);
        }
    }

    private static PropertiesFile fromUrl(URL url) throws IOException {
        try {
            URLConnection connection = url.openConnection();
            // A cached JAR would stay open for the life of the JVM, and show its old content once it is replaced.
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar && isRemote(jar.getJarFileURL())) {
                throw new PropertiesFile.Malformed("lies on a server; settings are not fetched over the network", null);
            }
            return PropertiesFile.load(url.toString(), connection.getInputStream());
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw new IOException("does not exist: " + e.getMessage(), e);
        } catch (PropertiesFile.Malformed e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("can not be read: " + e, e);
        }
    }

    private static boolean isRemote(URL url) {
        return !Set.of("file", "jar", "nested").contains(url.getProtocol().toLowerCase(Locale.ROOT));
    }

    private static URL url(URI uri) throws IOException {
        try {
            return uri.toURL();
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("can not be opened in this JVM: " + e.getMessage(), e);
        }
    }

    /** Also {@code file:relative}, which has no path of its own. */
    private static Path path(URI uri) throws IOException {
        if (uri.isOpaque()) {
            return path(uri.getSchemeSpecificPart());
        }
        try {
            return Path.of(uri).toAbsolutePath();
        } catch (IllegalArgumentException e) {
            throw new IOException("is not the URI of a file, such as file:/etc/larder.properties", e);
        }
    }

    private static Path path(String name) throws IOException {
        try {
            return Path.of(name).toAbsolutePath();
        } catch (IllegalArgumentException e) {
            throw new IOException("is not the name of a file", e);
        }
    }

    private static String withoutSlash(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        return name.substring(start);
    }
}
