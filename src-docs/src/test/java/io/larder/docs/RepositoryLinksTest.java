// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What texts of the repository link to, and which of its files pages name. */
class RepositoryLinksTest {

    private static final Path ROOT =
            Path.of(System.getProperty("docs.root")).toAbsolutePath().normalize();
    private static final Path SITE = Path.of(System.getProperty("docs.site"));
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "node_modules");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern FILE =
            Pattern.compile("`((?:provider|examples|benchmarks|interop|src-docs|tck-runner)/[\\w./-]+|[A-Z]+\\.md)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    @Test
    void links_ofEveryText_leadSomewhere() {
        Set<String> dead = new TreeSet<>();
        List<Path> texts = files(".md");
        for (Path text : texts) {
            LINK.matcher(CODE.matcher(read(text)).replaceAll(""))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !leadsSomewhere(text, link))
                    .forEach(link -> dead.add(ROOT.relativize(text) + " -> " + link));
        }
        assertThat(texts).contains(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md"));
        assertThat(dead).isEmpty();
    }

    private static boolean leadsSomewhere(Path text, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? text : text.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || hasAnchor(target, parts[1]);
    }

    private static boolean hasAnchor(Path target, String anchor) {
        String name = target.getFileName().toString();
        if (name.endsWith(".adoc")) {
            return read(SITE.resolve(name.replace(".adoc", ".html"))).contains("id=\"" + anchor + "\"");
        }
        return anchors(read(target)).contains(anchor);
    }

    /** As GitHub makes them of headings: what comes again gets a number. */
    private static Set<String> anchors(String markdown) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(markdown.replaceAll("(?s)```.*?```", "")).results().forEach(heading -> {
            String anchor = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        });
        return anchors;
    }

    @Test
    void files_namedOnPages_areThere() {
        Set<String> missing = new TreeSet<>();
        for (Path page : Pages.all()) {
            FILE.matcher(Pages.text(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(file -> !file.contains("/target/") && !Files.exists(ROOT.resolve(file)))
                    .forEach(file -> missing.add(page.getFileName() + " names " + file));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void tests_namedOnPages_areThere() {
        Set<String> classes = files(".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> named = Pages.all().stream()
                .flatMap(page -> TEST.matcher(Pages.text(page)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isNotEmpty();
        assertThat(classes).containsAll(named);
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> Stream.iterate(file, Path::getParent)
                            .takeWhile(part -> !part.equals(ROOT))
                            .noneMatch(
                                    part -> NOT_OURS.contains(part.getFileName().toString())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The repository can not be read at " + ROOT, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + file, e);
        }
    }
}
