// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import static io.larder.config.Fixtures.properties;
import static io.larder.config.Fixtures.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.Fixtures.NoResources;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderFilesTest {

    @TempDir
    Path directory;

    @Test
    void read_fileUri_declaresCachesAndSaysWhereTheyLive() throws IOException {
        Path file = write("x.properties", """
                larder.uri=redis://u:pw@h/2?lock-timeout=8s
                larder.max-entries=5
                larder.caches.com.acme.Ünïcode.expiry = created:30s
                larder.caches.*.statistics=true
                """);
        ManagerSettings settings = read(file.toUri());

        assertThat(settings.askedUri()).isEqualTo(file.toUri());
        assertThat(settings.shownUri()).isEqualTo(file.toUri());
        assertThat(settings.uri()).hasToString("redis://u:pw@h/2");
        assertThat(settings.declaredCaches()).containsExactly("com.acme.Ünïcode");
        CacheSettings cache = settings.cache("com.acme.Ünïcode");
        assertThat(cache.get(Settings.EXPIRY)).hasToString("created:30s");
        assertThat(cache.get(Settings.STATISTICS)).isTrue();
        assertThat(cache.get(Settings.MAX_ENTRIES)).isEqualTo(5);
        assertThat(cache.source(Settings.EXPIRY))
                .hasToString(file.toUri() + ", key larder.caches.com.acme.Ünïcode.expiry");
        assertThat(cache.source(Settings.LOCK_TIMEOUT))
                .hasToString(file.toUri() + ", key larder.uri, URI parameter lock-timeout");
    }

    @Test
    void read_fileWithoutLocation_livesWhereTheOutsideSaysElseInThisJvm() throws IOException {
        URI file = write("x.properties", "larder.max-entries=5\n").toUri();

        assertThat(read(file).uri()).hasToString("local:/");
        assertThat(reader(Map.of("larder.uri", "redis://h"), Map.of())
                        .read(file, null, new NoResources())
                        .uri())
                .hasToString("redis://h");
        assertThat(reader(Map.of("larder.uri", file.toString()), Map.of())
                        .read(file, null, new NoResources())
                        .uri())
                .hasToString("local:/");
    }

    @Test
    void read_propertiesBesideAFile_areNearer() throws IOException {
        URI file = write("x.properties", "larder.uri=redis://h\nlarder.max-entries=5\n")
                .toUri();
        Properties nearer = properties("larder.uri", "memcached://m", "larder.max-entries", "6");
        ManagerSettings settings =
                reader(Map.of("larder.max-entries", "7"), Map.of()).read(file, nearer, new NoResources());

        assertThat(settings.uri()).hasToString("memcached://m");
        assertThat(settings.cache("x").get(Settings.MAX_ENTRIES)).isEqualTo(6);
    }

    @Test
    void read_fileBeforeSystemProperties_isNearer() throws IOException {
        URI file = write("x.properties", "larder.max-entries=5\n").toUri();

        assertThat(reader(Map.of("larder.max-entries", "7"), Map.of("LARDER_MAX_ENTRIES", "8"))
                        .read(file, null, new NoResources())
                        .cache("x")
                        .get(Settings.MAX_ENTRIES))
                .isEqualTo(5);
    }

    @Test
    void read_fileThatNamesAnotherFile_isRefused() throws IOException {
        URI file = write("x.properties", "larder.uri=file:/y.properties\n").toUri();

        assertThatThrownBy(() -> read(file))
                .hasMessageContaining(file + ", key larder.uri: no store has the scheme file");
    }

    @Test
    void read_jarUri_readsTheEntryAndLetsTheJarGo() throws IOException {
        Path jar = jar("a.jar", "in/x.properties", "larder.max-entries=5\n");
        URI uri = URI.create("jar:" + jar.toUri() + "!/in/x.properties");
        assertThat(read(uri).cache("c").get(Settings.MAX_ENTRIES)).isEqualTo(5);

        jar("a.jar", "in/x.properties", "larder.max-entries=600\n");

        assertThat(read(uri).cache("c").get(Settings.MAX_ENTRIES)).isEqualTo(600);
    }

    @Test
    void read_classPathUri_goesThroughTheGivenLoader() throws IOException {
        Path jar = jar("a.jar", "in/x.properties", "larder.max-entries=5\n");
        try (URLClassLoader loader = loader(jar)) {
            for (String uri :
                    new String[] {"classpath:in/x.properties", "classpath:/in/x.properties", "in/x.properties"}) {
                assertThat(reader().read(URI.create(uri), null, loader)
                                .cache("c")
                                .get(Settings.MAX_ENTRIES))
                        .as(uri)
                        .isEqualTo(5);
            }
        }
    }

    @Test
    void read_schemelessPath_isAFileIfNoResource() throws IOException {
        Path file = write("x.properties", "larder.max-entries=5\n");

        assertThat(read(URI.create(file.toUri().getRawPath())).cache("c").get(Settings.MAX_ENTRIES))
                .isEqualTo(5);
    }

    @Test
    void read_missingFile_saysWhereWasLooked() throws IOException {
        Path missing = directory.resolve("missing.properties");
        Path jar = jar("a.jar", "x.properties", "");

        assertThatThrownBy(() -> read(missing.toUri()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not exist: there is no file " + missing);
        assertThatThrownBy(() -> read(URI.create("classpath:missing.properties")))
                .hasMessageContaining("does not exist: the class loader")
                .hasMessageContaining("NoResources");
        assertThatThrownBy(() -> read(URI.create("missing.properties")))
                .hasMessageContaining("finds no resource of that name, and there is no file "
                        + Path.of("missing.properties").toAbsolutePath());
        assertThatThrownBy(() -> read(URI.create("jar:" + jar.toUri() + "!/missing.properties")))
                .hasMessageContaining("does not exist: ");
        assertThatThrownBy(() -> read(URI.create("jar:" + missing.toUri() + "!/x.properties")))
                .hasMessageContaining("does not exist: ");
    }

    @Test
    void read_noPropertiesFile_saysWhy() throws IOException {
        Path latin = Files.write(
                directory.resolve("latin.properties"), "larder.uri=é".getBytes(StandardCharsets.ISO_8859_1));
        URI escape = write("escape.properties", "larder.uri=\\u12").toUri();
        URI twice = write("twice.properties", "larder.max-entries=1\nlarder.max-entries=2\n")
                .toUri();

        assertThatThrownBy(() -> read(latin.toUri())).hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> read(escape)).hasMessageContaining("has a malformed \\uXXXX");
        assertThatThrownBy(() -> read(directory.toUri())).hasMessageContaining("is a directory");
        assertThatThrownBy(() -> read(URI.create("vfs:/x.properties"))).hasMessageContaining("can not be opened");
        assertThatThrownBy(() -> read(URI.create("jar:x"))).hasMessageContaining("can not be");
        assertThatThrownBy(() -> read(twice))
                .hasMessageContaining("key larder.max-entries: it is there more than once");
    }

    @Test
    void read_foreignKeyInFile_isRefusedWithASuggestion() throws IOException {
        URI file = write("x.properties", """
                max-entries=5
                lader.max-entries=5
                larder.caches.a.expiri=eternal
                spring.main=x
                """).toUri();

        assertThatThrownBy(() -> read(file))
                .hasMessageContaining(
                        ", key max-entries: every key begins with larder.; did you mean larder.max-entries?")
                .hasMessageContaining(
                        "key lader.max-entries: every key begins with larder.; did you mean larder.max-entries?")
                .hasMessageContaining("did you mean larder.caches.a.expiry?")
                .hasMessageContaining("key spring.main: every key begins with larder.\n".stripTrailing());
    }

    @Test
    void defaultFile_atTheRootOfTheClassPath_configuresTheDefaultManagerAlone() throws IOException {
        Path jar = jar("a.jar", "larder.properties", "larder.uri=redis://u:pw@h\nlarder.caches.users.max-entries=5\n");
        try (URLClassLoader loader = loader(jar)) {
            ManagerSettings preset = reader().read(null, null, loader);

            assertThat(reader().defaultUri(loader)).hasToString("redis://u:xxxxx@h");
            assertThat(preset.uri()).hasToString("redis://u:pw@h");
            assertThat(preset.declaredCaches()).containsExactly("users");
            assertThat(reader().read(URI.create("redis://u:xxxxx@h"), null, loader)
                            .uri())
                    .hasToString("redis://u:pw@h");
            assertThat(reader().read(URI.create("redis://u:pw@h"), null, loader).declaredCaches())
                    .containsExactly("users");
            assertThat(reader().read(URI.create("redis://other"), null, loader).declaredCaches())
                    .isEmpty();
        }
    }

    @Test
    void defaultFile_withLocationFromOutside_keepsItsOtherSettings() throws IOException {
        Path jar = jar("a.jar", "larder.properties", "larder.uri=redis://h\nlarder.caches.users.max-entries=5\n");
        URI replacement =
                write("x.properties", "larder.caches.orders.max-entries=6\n").toUri();
        try (URLClassLoader loader = loader(jar)) {
            ManagerSettings moved =
                    reader(Map.of(), Map.of("LARDER_URI", "memcached://m")).read(null, null, loader);
            ManagerSettings replaced = reader(Map.of("larder.uri", replacement.toString()), Map.of())
                    .read(null, null, loader);

            assertThat(moved.uri()).hasToString("memcached://m");
            assertThat(moved.declaredCaches()).containsExactly("users");
            assertThat(replaced.askedUri()).isEqualTo(replacement);
            assertThat(replaced.declaredCaches()).containsExactly("orders");
        }
    }

    @Test
    void defaultFile_broken_disturbsNoOtherManager() throws IOException {
        Path jar = jar("a.jar", "larder.properties", "nonsense=1\nlarder.uri=wibble://x\n");
        try (URLClassLoader loader = loader(jar)) {
            assertThat(reader().read(URI.create("redis://other"), null, loader).uri())
                    .hasToString("redis://other");
            assertThatThrownBy(() -> reader().read(null, null, loader))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("there are 2 mistakes");
            assertThatThrownBy(() -> reader().defaultUri(loader)).isInstanceOf(ConfigurationException.class);
        }
    }

    @Test
    void defaultFile_moreThanOne_isAWarning() throws IOException {
        Path one = jar("1.jar", "larder.properties", "larder.max-entries=1\n");
        Path two = jar("2.jar", "larder.properties", "larder.max-entries=2\n");
        try (URLClassLoader loader = loader(one, two)) {
            ManagerSettings settings = reader().read(null, null, loader);

            assertThat(settings.cache("x").get(Settings.MAX_ENTRIES)).isEqualTo(1);
            assertThat(settings.warnings()).singleElement().asString().contains("1.jar", "2.jar");
        }
    }

    private ManagerSettings read(URI uri) {
        return reader().read(uri, null, new NoResources());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new ZipEntry(entry));
            entries.write(content.getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
        }
        return jar;
    }

    private static URLClassLoader loader(Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        return new URLClassLoader(urls, null);
    }
}
