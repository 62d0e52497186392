// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.docs.Block.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every table, snippet and picture of the documentation is included from a file that the build tests, is a command whose
 * parts are there ({@link Commands}), or bears a comment that names the class which holds it:
 *
 * <pre>
 * // held by RedisCommandsTest            in a page, before the block and its attributes
 * &lt;!-- held by ReadmeTest --&gt;             in Markdown
 * </pre>
 *
 * <p>One of the classes named has to read the page, so it, or a class beside it, mentions the page's name; here the
 * table's anchor, too.
 */
class NothingUncheckedTest {

    private static final String WHAT_TO_DO =
            "include it from a file that a test runs, or put '// held by <a test that reads it>' before it";

    private static final Pattern INCLUDE = Pattern.compile("include::\\{([a-z]+)}/([^\\[]+)\\[.*");
    /** A test of ours: X stands for any, and the kit has one of its own. */
    private static final Pattern TEST = Pattern.compile(
            "`(?!X(?:Test|IT|Contract)|CachingTest)([A-Z][A-Za-z0-9]*(?:Test|IT|Contract))(?:#([A-Za-z0-9_]+))?`");

    static Stream<Path> pages() {
        Stream<Path> beside = Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                .map(Sources.ROOT::resolve)
                .filter(Files::isRegularFile);
        Stream<Path> examples = Sources.named("examples/([^/]+/)?README\\.md").stream();
        return Stream.of(beside, examples, Pages.all().stream()).flatMap(page -> page);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void blocks_ofAPage_areAllHeld(Path page) {
        assertThat(BlockReader.blocks(page, Pages.text(page)).stream().flatMap(NothingUncheckedTest::faults))
                .as(WHAT_TO_DO)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tests_namedOnAPage_areThere(Path page) {
        Matcher named = TEST.matcher(Pages.text(page));
        List<String> missing = new ArrayList<>();
        while (named.find()) {
            String method = named.group(2);
            boolean there = method == null
                    ? !Sources.ofClass(named.group(1)).isEmpty()
                    : Sources.hasMethod(named.group(1), method);
            if (!there) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Stream<String> faults(Block block) {
        Stream<String> faults = Stream.empty();
        if (!block.holders().isEmpty()) {
            faults = ofHolders(block);
        } else if (block.isIncluded()) {
            faults = block.body().stream()
                    .skip(block.kind() == Kind.TABLE ? 1 : 0)
                    .flatMap(line -> ofInclude(block.page(), line));
        } else if (block.isCommands()) {
            faults = block.commands().stream().flatMap(command -> Commands.faults(command).stream());
        } else {
            faults = Stream.of("nothing holds it");
        }
        return faults.map(fault -> block + ": " + fault);
    }

    private static Stream<String> ofHolders(Block block) {
        List<String> missing = block.holders().stream()
                .filter(name -> Sources.ofClass(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return Stream.of("there is no class " + missing);
        }
        return block.holders().stream().anyMatch(name -> reads(name, block))
                ? Stream.empty()
                : Stream.of("none of " + block.holders() + " mentions \"" + block.pageName() + "\""
                        + (isFoundByAnchor(block) ? " and the table's anchor \"" + block.anchor() + "\"" : ""));
    }

    /**
     * Itself, or by a class beside it. Other modules have their own ways to find a table; and the pages on replacing
     * others are read by one test, which puts their names together.
     */
    private static boolean reads(String holder, Block block) {
        String source = Sources.ofClass(holder).stream()
                .map(file -> Sources.textOf(
                        Sources.named(Pattern.quote(Sources.relative(file.resolveSibling(""))) + "/[^/]+")))
                .collect(Collectors.joining());
        String family = block.pageName().replaceFirst("-[a-z]+\\.adoc$", "-");
        return (source.contains(block.pageName()) || source.contains("\"" + family + "\""))
                && (!isFoundByAnchor(block)
                        || Sources.ofClass(holder).stream().noneMatch(file -> file.startsWith(place("snippets")))
                        || source.contains("\"" + block.anchor() + "\"")
                        || source.contains("#" + block.anchor()));
    }

    private static boolean isFoundByAnchor(Block block) {
        return block.kind() == Kind.TABLE && block.pageName().endsWith(".adoc");
    }

    private static Stream<String> ofInclude(Path page, String line) {
        Matcher include = INCLUDE.matcher(line);
        if (line.isBlank()) {
            return Stream.empty();
        }
        if (!include.matches()) {
            return Stream.of("'" + line + "' names no place of the repository");
        }
        Path file = Path.of(attribute(include.group(1), page) + "/" + include.group(2))
                .normalize();
        if (!Files.isRegularFile(file)) {
            return Stream.of("there is no file " + file);
        }
        return isTested(file) ? Stream.empty() : Stream.of("no test reads " + file);
    }

    /** Of the build, or of the page itself. */
    private static String attribute(String name, Path page) {
        Matcher defined =
                Pattern.compile("(?m)^:" + name + ": (.*)$").matcher(Files.isRegularFile(page) ? Pages.text(page) : "");
        if (!defined.find()) {
            return place(name).toString();
        }
        Matcher inner = Pattern.compile("\\{([a-z]+)}").matcher(defined.group(1));
        return inner.replaceAll(found -> Matcher.quoteReplacement(attribute(found.group(1), page)));
    }

    private static Path place(String attribute) {
        return switch (attribute) {
            case "snippets" -> Sources.ROOT.resolve("src-docs/src/test/java/io/larder/docs");
            case "resources" -> Sources.ROOT.resolve("src-docs/src/test/resources");
            case "generated" -> Sources.ROOT.resolve("src-docs/target/generated-docs");
            default -> Sources.ROOT;
        };
    }

    /** Code is compiled, at least; resources of a test are named by some, those of other modules are on the tests' class path. */
    private static boolean isTested(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java")
                || name.equals("pom.xml")
                || file.startsWith(place("generated"))
                || Sources.relative(file).matches("(interop|examples)/[^/]+/src/.*/resources/.*")
                || Sources.named(".*\\.(java|properties|xml|yml|yaml)").stream()
                        .anyMatch(other ->
                                !other.equals(file) && Sources.text(other).contains(name));
    }

    @Test
    void block_thatNothingHolds_isFound() {
        String page = """
                [#one]
                == One

                |===
                | a | b
                |===

                // held by NothingUncheckedTest
                [cols="1"]
                |===
                | a | b
                |===

                // held by NoSuchTest
                ----
                text
                ----

                [source,console]
                ----
                $ mvn verify -pl nowhere -Dit.test=NoSuchIT
                ----

                // held by NothingUncheckedTest
                and what stands between

                ----
                text
                ----

                [source,java]
                ----
                include::{snippets}/Gone.java[tag=x]
                ----

                image::chart.svg[]
                """;

        assertThat(BlockReader.blocks(Path.of("sample.adoc"), page).stream().flatMap(NothingUncheckedTest::faults))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("sample.adoc:4 (TABLE at one): nothing holds it"),
                        fault -> assertThat(fault).contains("there is no class [NoSuchTest]"),
                        fault -> assertThat(fault).contains("there is no module nowhere"),
                        fault -> assertThat(fault).contains("there is no test NoSuchIT"),
                        fault -> assertThat(fault).contains("nothing holds it"),
                        fault -> assertThat(fault).contains("there is no file", "Gone.java"),
                        fault -> assertThat(fault).contains("IMAGE", "nothing holds it"));
    }

    /** The table that names this class is held, since "sample.adoc" and "one" stand here. */
    @Test
    void commands_thatAreThere_passAndOthersDoNot() {
        assertThat(Commands.faults("JAVA_HOME=/path/to/jdk ./verify -pl provider -Dtest.redis=valkey-server"))
                .isEmpty();
        assertThat(Commands.faults("docker run --rm -p 6379:6379 redis:7.4")).isEmpty();
        assertThat(Commands.faults("docker run --rm redis:1")).hasSize(1);
        assertThat(Commands.faults("mvn verify -Dno.such=property -Pno-such")).hasSize(2);
        assertThat(Commands.faults("mvn verify -Dit.test='*Coherence*IT' -Dtest=none"))
                .isEmpty();
        assertThat(Commands.faults("redis-cli flushall")).hasSize(1);
    }
}
