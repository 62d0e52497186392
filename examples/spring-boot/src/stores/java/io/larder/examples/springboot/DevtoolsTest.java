// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.larder.testing.servers.RedisServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application in a JVM of its own, restarted by devtools because a class has changed. */
class DevtoolsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private RedisServer redis;
    private Process shop;

    @BeforeEach
    void start() throws Exception {
        redis = RedisServer.start();
        copyClasses();
        shop = launch();
        awaitStarts(1);
    }

    @AfterEach
    void end() throws InterruptedException {
        try {
            if (shop != null) {
                shop.destroyForcibly().waitFor();
            }
        } finally {
            redis.close();
        }
    }

    @Test
    void changedClass_restartsTheApplicationWhichFindsItsEntries() throws Exception {
        assertThat(get("/books/1")).contains("Moby-Dick");
        assertThat(get("/books/1/price")).isEqualTo("12.80");
        assertThat(get("/questions")).isEqualTo("2");

        changeAClass();
        awaitStarts(2);

        assertThat(get("/books/1")).contains("Moby-Dick");
        assertThat(get("/books/1/price")).isEqualTo("12.80");
        assertThat(get("/questions")).isEqualTo("0");
        assertThat(beans()).containsExactlyInAnyOrder("books", "prices");
        assertThat(output()).doesNotContain("ClassCastException", "counts as absent", "is not shown over JMX");
    }

    private void copyClasses() throws Exception {
        Path classes = Path.of(
                Shop.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.toList()) {
                Path copy = directory
                        .resolve("classes")
                        .resolve(classes.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private Process launch() throws IOException {
        String jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-classpath",
                        directory.resolve("classes") + File.pathSeparator + jars,
                        Shop.class.getName(),
                        "--server.port=0",
                        "--spring.devtools.livereload.enabled=false",
                        "--spring.devtools.restart.poll-interval=400ms",
                        "--spring.devtools.restart.quiet-period=200ms"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        java.environment().put("LARDER_URI", redis.uri().toString());
        return java.start();
    }

    private void changeAClass() throws IOException {
        Path changed = directory.resolve("classes").resolve(Book.class.getName().replace('.', '/') + ".class");
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(1)));
    }

    private void awaitStarts(int starts) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (Pattern.compile("Started Shop in").matcher(output()).results().count() < starts) {
            if (shop.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError("Not started " + starts + " times. It wrote:\n" + output());
            }
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        String port = Pattern.compile("Tomcat started on port (\\d+)")
                .matcher(output())
                .results()
                .reduce((first, second) -> second)
                .orElseThrow()
                .group(1);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** The caches whose statistics that JVM shows. */
    private List<String> beans() throws Exception {
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(shop.pid()));
        try (JMXConnector connector =
                JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            Set<ObjectName> names =
                    connector.getMBeanServerConnection().queryNames(new ObjectName("javax.cache:*"), null);
            return names.stream().map(name -> name.getKeyProperty("Cache")).toList();
        } finally {
            machine.detach();
        }
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }
}
