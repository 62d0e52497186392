// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * The pages of the site in the order in which they are offered, by what a reader wants. It stands on every page, in HTML;
 * the page that is being read is marked by an attribute of AsciiDoc that only that page sets.
 */
final class Navigation {

    /**
     * A page.
     *
     * @param name of its file, without the ending
     * @param title as it is offered, shorter than its own
     */
    record Entry(String name, String title) {}

    /** Pages for one purpose. */
    record Group(String title, List<Entry> entries) {}

    /** Every page is in one of them. */
    static final List<Group> GROUPS = List.of(
            new Group(
                    "Use",
                    List.of(
                            new Entry("index", "Start"),
                            new Entry("examples", "Examples"),
                            new Entry("configuration", "Configuration"),
                            new Entry("semantics", "Semantics"),
                            new Entry("keys-and-values", "Keys and values"))),
            new Group(
                    "Stores",
                    List.of(
                            new Entry("stores", "Choosing a store"),
                            new Entry("redis", "Redis"),
                            new Entry("memcached", "Memcached"),
                            new Entry("tiered", "Near tiers"))),
            new Group(
                    "With frameworks",
                    List.of(
                            new Entry("hibernate", "Hibernate"),
                            new Entry("spring", "Spring"),
                            new Entry("frameworks", "Annotations, Camel"))),
            new Group(
                    "In place of",
                    List.of(
                            new Entry("replace", "Another provider"),
                            new Entry("replace-caffeine", "Caffeine"),
                            new Entry("replace-ehcache", "Ehcache"),
                            new Entry("replace-hazelcast", "Hazelcast"),
                            new Entry("replace-redisson", "Redisson"))),
            new Group(
                    "Run it",
                    List.of(
                            new Entry("operations", "Operations"),
                            new Entry("security", "Security"),
                            new Entry("troubleshooting", "Troubleshooting"),
                            new Entry("benchmarks", "Benchmarks"))),
            new Group(
                    "Inside",
                    List.of(new Entry("design", "Design"), new Entry("custom-store", "A store of your own"))));

    private Navigation() {}

    static List<Entry> entries() {
        return GROUPS.stream().flatMap(group -> group.entries().stream()).toList();
    }

    /** What Asciidoctor puts at the top of each page ({@code docinfo-header.html}). It needs no script. */
    static String html() {
        return GROUPS.stream()
                .map(Navigation::html)
                .collect(joining(
                        "",
                        "<nav id=\"pages\" aria-label=\"Pages\">\n"
                                + "<a class=\"home\" href=\"index.html\">Larder</a>\n"
                                + "<input type=\"checkbox\" id=\"pages-open\">"
                                + "<label for=\"pages-open\">Pages</label>\n<div>\n",
                        "</div>\n</nav>\n"));
    }

    private static String html(Group group) {
        return group.entries().stream()
                .map(entry -> "<li><a href=\"" + entry.name() + ".html\" {here-" + entry.name() + "}>"
                        + escaped(entry.title()) + "</a></li>\n")
                .collect(joining("", "<section><p>" + escaped(group.title()) + "</p>\n<ul>\n", "</ul></section>\n"));
    }

    /** What each page's header includes: the attributes that {@link #html()} asks for, empty but for the page's own. */
    static String attributes() {
        return entries().stream()
                .map(Entry::name)
                .map(name -> ":here-" + name + ":\nifeval::[\"{docname}\" == \"" + name + "\"]\n:here-" + name
                        + ": aria-current=\"page\"\nendif::[]\n")
                .collect(joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
