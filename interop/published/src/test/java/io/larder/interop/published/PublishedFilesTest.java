// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Opens each file that is published. */
class PublishedFilesTest {

    private static final Path SOURCES = Published.ROOT.resolve("provider/src/main/java");
    private static final Set<String> PUBLIC = Set.of("io.larder", "io.larder.config", "io.larder.spi");
    private static final Set<String> LARDERS_LIBRARIES = Set.of(
            "javax.cache:cache-api",
            "com.github.ben-manes.caffeine:caffeine",
            "com.esotericsoftware:kryo",
            "redis.clients:jedis",
            "com.googlecode.xmemcached:xmemcached",
            "org.slf4j:slf4j-api",
            "org.jspecify:jspecify");

    @Test
    void jar_everyFile_isAClassOrTellsOfIt() throws IOException {
        Set<String> others = Published.names(Published.jar()).stream()
                .filter(name -> !name.matches("io/larder/.*\\.class"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(others)
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE",
                        "META-INF/maven/io.larder/larder/pom.properties",
                        "META-INF/maven/io.larder/larder/pom.xml",
                        "META-INF/services/io.larder.spi.StoreFactory",
                        "META-INF/services/javax.cache.spi.CachingProvider");
        for (String name : List.of("LICENSE", "NOTICE")) {
            assertThat(Published.text(Published.jar(), "META-INF/" + name))
                    .isEqualTo(Files.readString(Published.ROOT.resolve(name)));
        }
        assertThat(Published.text(Published.jar(), "META-INF/maven/io.larder/larder/pom.xml"))
                .as("the pom in the jar is the one beside it")
                .isEqualTo(Files.readString(Published.pom()));
    }

    /** Larger than wanted (400 kB): half of it is names, which only obfuscation would take away. */
    @Test
    void jar_size_staysInBounds() {
        assertThat(Published.size(Published.jar())).isBetween(300_000L, 820_000L);
    }

    @Test
    void manifest_headers_tellModulesAndBundles() {
        Attributes headers = Published.manifest().getMainAttributes();

        assertThat(headers.getValue("Automatic-Module-Name")).isEqualTo("io.larder");
        assertThat(headers.getValue("Bundle-SymbolicName")).isEqualTo("io.larder");
        assertThat(headers.getValue("Bundle-License")).startsWith("Apache-2.0");
        assertThat(headers.getValue("Bundle-Version")).startsWith(Published.VERSION.replaceFirst("-.*", ""));
        assertThat(Bundles.packages(headers.getValue("Export-Package"))).isEqualTo(PUBLIC);
        assertThat(headers.getValue("Provide-Capability"))
                .contains("osgi.serviceloader=\"javax.cache.spi.CachingProvider\"")
                .contains("register:=\"io.larder.LarderCachingProvider\"");
        assertThat(headers.getValue("Require-Capability"))
                .contains("(osgi.serviceloader=io.larder.spi.StoreFactory)")
                .contains("(&(osgi.ee=JavaSE)(version=17))");
        assertThat(headers.keySet().stream().map(Object::toString))
                .as("headers that tell of the machine that built it")
                .doesNotContain("Built-By", "Bnd-LastModified", "Build-Jdk");
    }

    @Test
    void manifest_whatMayBeLeftOut_isOptionalToBundles() {
        String imports = Published.manifest().getMainAttributes().getValue("Import-Package");

        assertThat(Bundles.required(imports))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("javax.") || name.equals("org.slf4j"), "of the JDK, JCache or SLF4J");
        assertThat(Bundles.packages(imports))
                .contains("redis.clients.jedis", "net.rubyeye.xmemcached", "com.esotericsoftware.kryo")
                .noneMatch(name -> name.startsWith("io.larder"));
    }

    @Test
    void sources_everyFile_isThereUnderItsLicence() throws IOException {
        Set<String> written;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            written = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(Published.names(Published.sources()))
                .containsAll(written)
                .contains("META-INF/LICENSE", "META-INF/NOTICE");
        assertThat(written)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Published.text(Published.sources(), name))
                        .startsWith("// SPDX-License-Identifier: Apache-2.0\n"));
    }

    @Test
    void pom_whatMavenCentralAsksFor_isThere() {
        Document pom = Published.xml(Published.pom());

        assertThat(Xml.text(pom, "/project/groupId")).isEqualTo("io.larder");
        assertThat(Xml.text(pom, "/project/artifactId")).isEqualTo("larder");
        assertThat(Xml.text(pom, "/project/version")).isEqualTo(Published.VERSION);
        assertThat(Xml.text(pom, "/project/name")).isNotEmpty();
        assertThat(Xml.text(pom, "/project/description")).isNotEmpty();
        assertThat(Xml.text(pom, "/project/url")).isEqualTo(Published.HOME);
        assertThat(Xml.text(pom, "/project/scm/url")).isEqualTo(Published.HOME);
        assertThat(Xml.text(pom, "/project/scm/connection")).isEqualTo("scm:git:" + Published.HOME + ".git");
        assertThat(Xml.text(pom, "/project/issueManagement/url")).isEqualTo(Published.HOME + "/issues");
        assertThat(Xml.text(pom, "/project/licenses/license/name")).isEqualTo("Apache-2.0");
        assertThat(Xml.texts(pom, "/project/developers/developer/name")).isNotEmpty();
    }

    @Test
    void pom_dependencies_needNothingElseOfLarder() throws IOException {
        Document pom = Published.xml(Published.pom());

        assertThat(Xml.nodes(pom, "/project/parent | /project/build | /project/dependencyManagement | //repository"))
                .isEmpty();
        assertThat(Files.readString(Published.pom())).doesNotContain("${");
        assertThat(Xml.nodes(pom, "/project/dependencies/dependency[scope = 'compile']").stream()
                        .map(PublishedFilesTest::coordinates))
                .containsExactlyInAnyOrderElementsOf(LARDERS_LIBRARIES);
        assertThat(Xml.nodes(pom, "/project/dependencies/dependency[not(version)]"))
                .isEmpty();
        assertThat(Xml.texts(pom, "/project/dependencies/dependency[scope = 'test' or scope = 'runtime']"))
                .isEmpty();
    }

    @Test
    void billOfMaterials_larderAndItsLibraries_areNamedWithVersions() {
        assumeFalse(Published.offline(), "Without a network Maven makes no bill of materials");
        Document bill = Published.xml(Published.billOfMaterials());

        assertThat(Xml.text(bill, "/bom/metadata/component/purl"))
                .startsWith("pkg:maven/io.larder/larder@" + Published.VERSION);
        assertThat(Xml.texts(bill, "/bom/components/component/purl"))
                .hasSizeGreaterThan(LARDERS_LIBRARIES.size())
                .allMatch(Pattern.compile("pkg:maven/[^/]+/[^@]+@\\d.*").asMatchPredicate());
        assertThat(Xml.nodes(bill, "/bom/components/component").stream()
                        .map(component -> Xml.text(component, "group") + ":" + Xml.text(component, "name")))
                .containsAll(LARDERS_LIBRARIES)
                .noneMatch(name -> name.contains("junit") || name.contains("testcontainers"));
    }

    private static String coordinates(Node dependency) {
        return Xml.text(dependency, "groupId") + ":" + Xml.text(dependency, "artifactId");
    }
}
