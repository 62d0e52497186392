// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import io.larder.codec.CodecSettings;
import io.larder.codec.EntryCodec;
import io.larder.codec.EntryCodecSpec;
import io.larder.codec.KeyName;
import io.larder.config.CacheSettings;
import io.larder.config.Component;
import io.larder.spi.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what the page says of envelopes, codecs, shared objects, and the evolution of classes. */
class ValuesTest {

    private static final String PAGE = "keys-and-values.adoc";
    private static final String SERIAL = " implements java.io.Serializable { static final long serialVersionUID = 1; ";
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] JAVA_STREAM = HEX.parseHex("aced0005");
    private static final String CLASSES = """
            record Seat(String row, int number) {}
            class Basket { List<String> things = new ArrayList<>(List.of("tea")); }
            class Money implements Serializable {
                long cents = 5;
                private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
                    in.defaultReadObject();
                }
            }
            """;

    /** What each change of the page is, from one version of a class to the next. */
    private static final Map<String, List<String>> CHANGES = Map.ofEntries(
            change(
                    "a field is added",
                    "class Thing" + SERIAL + "int a = 1; }",
                    "class Thing" + SERIAL + "int a; String b; }"),
            change(
                    "a field is removed",
                    "class Thing" + SERIAL + "int a = 1; long b = 2; }",
                    "class Thing" + SERIAL + "int a; }"),
            change(
                    "a field is renamed",
                    "class Thing" + SERIAL + "int a = 1; int b = 2; }",
                    "class Thing" + SERIAL + "int a; int c; }"),
            change(
                    "fields change places",
                    "class Thing" + SERIAL + "int a = 1; int b = 2; }",
                    "class Thing" + SERIAL + "int b; int a; }"),
            change(
                    "a field gets another type",
                    "class Thing" + SERIAL + "int a = 1; }",
                    "class Thing" + SERIAL + "long a; }"),
            change(
                    "a record gets or loses components",
                    "record Thing(int a, String gone)" + SERIAL + "public Thing() { this(1, \"x\"); } }",
                    "record Thing(String added, int a)" + SERIAL + "}"),
            change(
                    "a class becomes a record",
                    "class Thing" + SERIAL + "int a = 1; }",
                    "record Thing(int a)" + SERIAL + "}"),
            change(
                    "enum constants change places",
                    "class Thing" + SERIAL + "enum E { A, B } int a = 1; E e = E.B; }",
                    "class Thing" + SERIAL + "enum E { NEW, B, A } int a; E e; }"),
            change(
                    "an enum constant that is there is removed",
                    "class Thing" + SERIAL + "enum E { A, B } int a = 1; E e = E.B; }",
                    "class Thing" + SERIAL + "enum E { A } int a; E e; }"),
            change(
                    "the class is renamed",
                    "class Thing" + SERIAL + "int a = 1; }",
                    "class Other" + SERIAL + "int a; }"),
            change(
                    "`serialVersionUID` changes",
                    "class Thing" + SERIAL + "int a = 1; }",
                    "class Thing implements java.io.Serializable { static final long serialVersionUID = 2; int a; }"));

    @AfterEach
    void end() {
        Caching.getCachingProvider().close();
    }

    private static Map.Entry<String, List<String>> change(String name, String before, String after) {
        return Map.entry(name, List.of(before, after));
    }

    private static EntryCodec<Object, Object> codec(String name, ClassLoader loader) {
        CacheSettings settings = CacheSettings.of(Map.of(
                CodecSettings.CODEC,
                Component.named(Codec.class, name),
                CodecSettings.ALLOW,
                "Thing, Thing$E, Seat, Basket"));
        return EntryCodec.of(new EntryCodecSpec("shown", settings, loader, Object.class, Object.class));
    }

    private static String code(String cell) {
        return cell.replaceAll("^`\\+?|\\+?`$", "");
    }

    private static Properties golden() throws IOException {
        Properties golden = new Properties();
        try (InputStream in = requireNonNull(
                EntryCodec.class.getResourceAsStream("golden.properties"), "the bytes of the first version")) {
            golden.load(in);
        }
        return golden;
    }

    /** The bytes of the table are those that the provider's golden test compares with what it writes. */
    @Test
    void envelope_onThePage_isTheOneOfTheFirstVersion() throws IOException {
        StringBuilder bytes = new StringBuilder();
        for (List<String> row : Pages.table(PAGE, "envelope")) {
            assertThat(Integer.parseInt(row.get(0).split("–")[0]))
                    .as(row.toString())
                    .isEqualTo(bytes.length() / 2);
            bytes.append(code(row.get(1)).replace(" ", ""));
        }
        assertThat(bytes).hasToString(golden().getProperty("envelope.deadline"));

        byte[] context = "prefix:cache:1:skey".getBytes(StandardCharsets.US_ASCII);
        EntryCodec<Object, Object> codec = codec("kryo", ValuesTest.class.getClassLoader());
        assertThat(requireNonNull(codec.open("key", codec.name("key"), HEX.parseHex(bytes), context))
                        .value())
                .isEqualTo("value");
    }

    @Test
    void values_onThePage_areWrittenByWhomItSays() {
        List<List<String>> rows = Pages.table(PAGE, "written");
        List<Object> values =
                Expressions.evaluated(rows.stream().map(row -> code(row.get(0))).toList(), CLASSES);
        List<String> by = new ArrayList<>();
        for (Object value : values) {
            by.add(writtenBy(value));
        }
        assertThat(by).isEqualTo(rows.stream().map(row -> row.get(1)).toList());
    }

    private static String writtenBy(Object value) {
        EntryCodec<Object, Object> codec = codec(
                "kryo",
                value.getClass().getClassLoader() == null
                        ? ValuesTest.class.getClassLoader()
                        : value.getClass().getClassLoader());
        KeyName name = codec.name("key");
        try {
            byte[] sealed = codec.seal("key", name, value);
            assertThat(codec.open("key", name, sealed)).as(value.toString()).isNotNull();
            return contains(sealed, JAVA_STREAM) ? "Java serialization" : "Kryo";
        } catch (CacheException refused) {
            return "nobody";
        }
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    /** By value, what comes back is the very object only if nobody could change it. */
    @Test
    void values_onThePage_areSharedOrCopiedAsItSays() {
        List<List<String>> rows = Pages.table(PAGE, "shared");
        List<Object> values =
                Expressions.evaluated(rows.stream().map(row -> code(row.get(0))).toList(), CLASSES);
        Cache<String, Object> cache = Caching.getCachingProvider()
                .getCacheManager(URI.create("local:/"), null)
                .createCache("shared", LarderConfiguration.of(String.class, Object.class));
        assertThat(values.stream().map(value -> {
                    cache.put("k", value);
                    return cache.get("k") == value ? "shared" : "copied";
                }))
                .containsExactlyElementsOf(rows.stream().map(row -> row.get(1)).toList());
    }

    static Stream<List<String>> changes() {
        return Pages.table(PAGE, "evolution").stream();
    }

    @Test
    void changes_onThePage_areAllTried() {
        assertThat(changes().map(row -> row.get(0))).containsExactlyInAnyOrderElementsOf(CHANGES.keySet());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void value_ofAnOlderVersionOfItsClass_isReadOrAbsentAsThePageSays(List<String> row) throws Exception {
        List<String> versions = requireNonNull(CHANGES.get(row.get(0)));
        ClassLoader old = Expressions.compiled("Thing", versions.get(0));
        String file = versions.get(1).contains("class Other") ? "Other" : "Thing";
        ClassLoader changed = Expressions.compiled(file, versions.get(1));
        for (int i = 0; i < 2; i++) {
            assertThat(outcome(List.of("kryo", "java").get(i), old, changed))
                    .as("under %s", i == 0 ? "kryo" : "java")
                    .isEqualTo(row.get(i + 1).replaceAll(":.*", ""));
        }
    }

    private static String outcome(String name, ClassLoader old, ClassLoader changed) throws Exception {
        var constructor = old.loadClass("Thing").getDeclaredConstructor();
        constructor.setAccessible(true);
        EntryCodec<Object, Object> writer = codec(name, old);
        byte[] sealed = writer.seal("key", writer.name("key"), constructor.newInstance());
        EntryCodec<Object, Object> reader = codec(name, changed);
        var read = reader.open("key", reader.name("key"), sealed);
        if (read == null) {
            return "absent";
        }
        var field = read.value().getClass().getDeclaredField("a");
        field.setAccessible(true);
        assertThat(field.get(read.value())).as("what has stayed").isEqualTo(1);
        return "read";
    }
}
