// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderConfiguration;
import io.larder.config.ConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes a cache of each URI that stands in a table; nothing is asked of a server that is not there. */
class SchemesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    static Stream<String> uris() {
        Stream<String> pages = Stream.of("redis.adoc", "memcached.adoc", "stores.adoc")
                .flatMap(page -> Pages.table(page, "uris").stream())
                .map(row -> row.get(0));
        return Stream.concat(pages, readme())
                .flatMap(cell -> CODE.matcher(cell).results().map(found -> found.group(1)))
                .flatMap(SchemesTest::filledIn)
                .distinct();
    }

    /** The first cells of the table in README.md. */
    private static Stream<String> readme() {
        Path readme = Sources.ROOT.resolve("README.md");
        return BlockReader.blocks(readme, Pages.text(readme)).stream()
                .filter(block -> block.holders().contains("SchemesTest"))
                .flatMap(block -> block.body().stream().skip(2))
                .map(row -> row.split("\\|")[1]);
    }

    /** What a reader would put in the place of what stands for it. */
    private static Stream<String> filledIn(String text) {
        String uri = text.replaceAll("\\[[^]]*]", "")
                .replaceAll(":p(?=[,/]|$)", "")
                .replace("…", "")
                .replaceAll("//(host|endpoint|h1)$", "//h1");
        return switch (uri) {
            case "tiered+" -> Stream.of("tiered+memcached://h1,h2", "tiered+redis://h1");
            case "local:", "none:" -> Stream.of(uri + "/");
            case "file:", "classpath:", "URI.create(\"local:/\")", "URI.create(\"none:/\")" -> Stream.empty();
            default -> Stream.of(uri.endsWith("://") ? uri + host(uri) : uri);
        };
    }

    private static String host(String scheme) {
        return scheme.contains("sentinel") ? "h1,h2/mymaster" : "h1";
    }

    private static void make(String uri) {
        try (CacheManager manager = Caching.getCachingProvider().getCacheManager(URI.create(uri), null)) {
            manager.createCache("made", LarderConfiguration.of(String.class, String.class));
        }
    }

    @ParameterizedTest
    @MethodSource("uris")
    void uri_ofATable_isOneThatCachesAreMadeOf(String uri) {
        make(uri);
    }

    @Test
    void uri_ofAnotherKind_isRefused() {
        assertThatThrownBy(() -> make("redis+other://h1")).isInstanceOf(CacheException.class);
        assertThat(uris()).hasSizeGreaterThan(10);
    }

    @Test
    void tls_ofEachScheme_isAsThePageSays() {
        for (List<String> row : Pages.table("security.adoc", "tls")) {
            for (String scheme : row.get(0).replace("`", "").split(", ")) {
                String uri = scheme + "://" + host(scheme) + (row.get(1).equals("refused") ? "" : "?tls.verify=none");
                if (row.get(1).equals("yes")) {
                    make(uri);
                } else {
                    assertRefused(scheme, uri);
                }
            }
        }
    }

    /** A scheme without TLS refuses settings of TLS, or takes no notice; that it speaks none, its own tests show. */
    private static void assertRefused(String scheme, String uri) {
        if (scheme.equals("memcacheds")) {
            assertThatThrownBy(() -> make(uri))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("TLS");
        } else {
            make(scheme + "://" + host(scheme));
        }
    }
}
