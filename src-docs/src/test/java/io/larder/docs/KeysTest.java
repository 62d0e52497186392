// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.codec.EntryCodec;
import io.larder.codec.EntryCodecSpec;
import io.larder.config.CacheSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** Evaluates the keys that stand on the page, and has Larder name them. */
class KeysTest {

    private static final String PAGE = "keys-and-values.adoc";
    private static final String CLASSES = """
            record Seat(String row, int number) {}
            class Handle { final int number = 1; }
            """;

    private final EntryCodec<Object, Object> codec = EntryCodec.of(new EntryCodecSpec(
            "seats", CacheSettings.of(Map.of()), KeysTest.class.getClassLoader(), Object.class, Object.class));

    private String name(Object key) {
        return codec.name(key).text();
    }

    private static String code(String cell) {
        return cell.replaceAll("^`\\+?|\\+?`$", "");
    }

    private static List<Object> column(List<List<String>> rows, int column) {
        return Expressions.evaluated(
                rows.stream().map(row -> code(row.get(column))).toList(), CLASSES);
    }

    @Test
    void keys_ofThePage_haveTheNamesThatStandThere() {
        List<List<String>> rows = Pages.table(PAGE, "keys");
        assertThat(column(rows, 0).stream().map(this::name))
                .containsExactlyElementsOf(
                        rows.stream().map(row -> code(row.get(1))).toList());
    }

    /** "one": the keys are one to Larder and in Java. "two": they are not, here or there. */
    @Test
    void keys_besideEachOther_areOneOrTwoAsThePageSays() {
        List<List<String>> rows = Pages.table(PAGE, "same");
        List<Object> left = column(rows, 0);
        List<Object> right = column(rows, 1);
        assertThat(IntStream.range(0, rows.size())
                        .mapToObj(i -> name(left.get(i)).equals(name(right.get(i))) ? "one" : "two"))
                .containsExactlyElementsOf(rows.stream().map(row -> row.get(2)).toList());
    }

    @Test
    void keys_withoutCanonicalForm_areRefusedAsThePageSays() {
        List<List<String>> rows = Pages.table(PAGE, "no-name");
        List<Object> keys = column(rows, 0);
        for (int i = 0; i < rows.size(); i++) {
            Object key = keys.get(i);
            assertThatThrownBy(() -> name(key))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContainingAll(
                            "Cache 'seats'",
                            rows.get(i).get(1).replace("\"", ""),
                            "larder.caches.seats.key-codec=<a class that implements io.larder.spi.KeyCodec>");
        }
    }

    @Test
    void keys_whoseNameWouldBeLong_areNamedByADigest() {
        String longest = "x".repeat(EntryCodecSpec.DEFAULT_MAX_TEXT_LENGTH - 1);
        assertThat(name(longest)).isEqualTo("s" + longest);
        assertThat(name(longest + "x")).matches("h[A-Za-z0-9_-]{43}");
        assertThat(Pages.text(PAGE)).contains(EntryCodecSpec.DEFAULT_MAX_TEXT_LENGTH + " letters");
    }
}
