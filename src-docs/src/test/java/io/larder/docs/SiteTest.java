// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.StoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the pages that the build has just made. */
class SiteTest {

    private static final Path SITE = Path.of(System.getProperty("docs.site"));
    private static final Pattern LINK = Pattern.compile("<a[^>]* href=\"([^\"]+)\"");
    private static final Pattern FETCHED =
            Pattern.compile("<(?:link|script|img)[^>]* (?:href|src)=\"(https?:[^\"]+)\"");

    private static final Pattern MARKED = Pattern.compile("<a href=\"([^\"]+)\" aria-current=\"page\"");
    private static final List<String> NAVIGATED =
            Navigation.entries().stream().map(Navigation.Entry::name).toList();

    /** A setting with its value: as a parameter, or in code style. */
    private static final Pattern SET = Pattern.compile("[?&`]([a-z][a-z.-]*)=[a-z0-9]");

    @Test
    void site_everyPageThatIsWritten_isThere() {
        assertThat(names(pages()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(names(Pages.all()).stream()
                        .filter(name -> !name.startsWith("_"))
                        .toList());
    }

    @Test
    void generatedParts_areThoseOfCodeAndResultsAsTheyAreNow() throws IOException {
        Map<String, String> files = GeneratedPages.files(Path.of(System.getProperty("docs.root")));
        files.put("settings.adoc", SettingsReference.text(ServiceLoader.load(StoreFactory.class)));

        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(SITE.resolveSibling("generated-docs").resolve(file.getKey()))
                    .content()
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void navigation_everyPage_isInIt() {
        assertThat(NAVIGATED).as("pages in the navigation").containsAll(names(pages()));
        assertThat(NAVIGATED).doesNotHaveDuplicates();
    }

    @Test
    void navigation_everyEntry_isAPage() {
        assertThat(names(pages())).as("pages").containsAll(NAVIGATED);
    }

    @Test
    void navigation_onEachPage_marksThatPage() {
        for (Path page : pages()) {
            String name = page.getFileName().toString();
            assertThat(MARKED.matcher(read(page)).results().map(found -> found.group(1)))
                    .as("marked on %s", name)
                    .isEqualTo(NAVIGATED.contains(name.replace(".html", "")) ? List.of(name) : List.of());
        }
    }

    @Test
    void pages_eachBeginsWithItsTitleAndTheCommonHead() {
        for (Path page : Pages.all()) {
            if (!page.getFileName().toString().startsWith("_")) {
                assertThat(Pages.text(page))
                        .as(page.toString())
                        .startsWith("= ")
                        .contains("\ninclude::_head.adoc[]\n");
            }
        }
    }

    private static List<String> names(List<Path> pages) {
        return pages.stream()
                .map(page -> page.getFileName().toString().replaceFirst("\\.(html|adoc)$", ""))
                .toList();
    }

    @Test
    void links_withinTheSite_leadSomewhere() {
        Set<String> dead = new TreeSet<>();
        int internal = 0;
        for (Path page : pages()) {
            for (String link : linksOf(page)) {
                URI target = page.toUri().resolve(link);
                if (target.getScheme().equals("file")) {
                    internal++;
                    if (!leadsSomewhere(target)) {
                        dead.add(page.getFileName() + " -> " + link);
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(internal).isGreaterThan(pages().size());
    }

    @Test
    void pages_noneIncomplete_norFetchedFromElsewhere() {
        for (Path page : pages()) {
            String html = read(page);
            assertThat(html)
                    .as(page.toString())
                    .doesNotContain("Unresolved directive")
                    .doesNotContain("include::")
                    .doesNotContain("tag::");
            assertThat(FETCHED.matcher(html).results().map(found -> found.group(1)))
                    .as("what %s fetches from elsewhere", page)
                    .isEmpty();
        }
    }

    @Test
    void settings_eachOfThem_isOnThePage() {
        String page = read(SITE.resolve("configuration.html"));

        assertThat(SettingNames.all())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains("<code>" + name + "</code>"));
    }

    @Test
    void settings_namedOnPages_areThere() {
        Set<String> named = Pages.all().stream()
                .flatMap(page -> SET.matcher(Pages.text(page)).results())
                .map(found -> found.group(1).replaceFirst("^larder\\.", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String page : List.of("redis.adoc", "memcached.adoc")) {
            Pages.table(page, "settings-that-matter")
                    .forEach(row -> named.add(row.get(0).replace("`", "")));
        }

        assertThat(named).contains("timeout", "prefix", "max-entries");
        named.remove("max-entires"); // the mistake that a page shows
        assertThat(SettingNames.all()).containsAll(named);
    }

    private static boolean leadsSomewhere(URI target) {
        Path file = Path.of(URI.create(target.toString().replaceFirst("#.*", "")));
        String anchor = target.getFragment();
        return Files.isRegularFile(file)
                && (anchor == null || anchor.isEmpty() || read(file).contains("id=\"" + anchor + "\""));
    }

    /** But for the navigation's, which are on every page. */
    private static List<String> linksOf(Path page) {
        return LINK.matcher(read(page).replaceFirst("(?s)<nav id=\"pages\".*?</nav>", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Path> pages() {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The site has not been built at " + SITE, e);
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + page, e);
        }
    }
}
