// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the Javadoc of the public API, and heeds every complaint. */
class JavadocTest {

    /** House style: what the first sentence says is not said again by a tag. */
    private static final List<String> NOT_ASKED_FOR = List.of("no @param for ", "no @return");

    @TempDir
    Path output;

    @Test
    void publicApi_everyPartOfIt_hasACommentWithoutMistakes() throws IOException {
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javadoc.getStandardFileManager(complaints, null, null)) {
            boolean made = javadoc.getTask(
                            new StringWriter(),
                            files,
                            complaints,
                            null,
                            options(),
                            files.getJavaFileObjectsFromPaths(api()))
                    .call();

            assertThat(complaints.getDiagnostics().stream()
                            .filter(complaint -> complaint.getKind() != Diagnostic.Kind.NOTE)
                            .map(complaint -> complaint.getMessage(null))
                            .filter(message -> NOT_ASKED_FOR.stream().noneMatch(message::contains)))
                    .isEmpty();
            assertThat(made).isTrue();
            assertThat(output.resolve("io/larder/LarderConfiguration.html")).exists();
        }
    }

    private List<String> options() {
        return List.of(
                "-quiet",
                "-Xmaxwarns",
                "10000",
                "-Xdoclint:all",
                "--release",
                "17",
                "-d",
                output.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
    }

    private static List<Path> api() throws IOException {
        Path sources = Published.ROOT.resolve("provider/src/main/java/io/larder");
        try (Stream<Path> here = Files.list(sources);
                Stream<Path> spi = Files.list(sources.resolve("spi"));
                Stream<Path> config = Files.list(sources.resolve("config"))) {
            return Stream.of(here, spi, config)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }
}
