// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What lies on servers must be read by later versions, and named alike. {@code golden.properties} holds names and bytes
 * as the first version wrote them; a line that this test does not agree with any more is a change of the format, which
 * takes a new format number or codec id and a reader for the old one.
 */
class GoldenTest {

    private static final Version VERSION = new Version(0x0102030405060708L, 0x1112131415161718L);
    private static final byte[] CONTEXT = "prefix:cache:1:skey".getBytes(StandardCharsets.US_ASCII);
    private static final Properties GOLDEN = load();

    private final EntryCodec<Object, Object> codec = Wire.codec();

    private static Properties load() {
        Properties properties = new Properties();
        try (var in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("golden.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void name_key_isAsItEverWas(String what, Object key) {
        assertThat(codec.name(key).text()).isEqualTo(GOLDEN.getProperty("name." + what));
    }

    @ParameterizedTest
    @MethodSource("values")
    void encode_value_isAsItEverWas(String what, Object value) throws IOException {
        assertThat(HexFormat.of()
                        .formatHex(new CodecAssembly(Wire.spec(Map.of()))
                                .codec("kryo")
                                .encode(value)))
                .isEqualTo(GOLDEN.getProperty("value." + what));
    }

    @ParameterizedTest
    @MethodSource("values")
    void decode_valueAsItEverWas_isTheValue(String what, Object value) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(GOLDEN.getProperty("value." + what));

        Object decoded = new CodecAssembly(Wire.spec(Map.of(CodecSettings.ALLOW, "io.larder.codec.*")))
                .codec("kryo")
                .decode(bytes);

        assertThat(text(decoded)).isEqualTo(text(value));
        assertThat(decoded).hasSameClassAs(value);
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void sealed_envelope_isAsItEverWas(String what, Envelope envelope) {
        assertThat(HexFormat.of().formatHex(envelope.sealed(new KeyName("skey"), CONTEXT)))
                .isEqualTo(GOLDEN.getProperty("envelope." + what));
    }

    @Test
    void open_envelopeAsItEverWas_isTheValue() {
        byte[] bytes = HexFormat.of().parseHex(GOLDEN.getProperty("envelope.deadline"));

        assertThat(codec.open("key", codec.name("key"), bytes, CONTEXT))
                .isEqualTo(new Opened<>("value", VERSION, 1_700_000_000_000L));
        assertThat(bytes[0]).isEqualTo((byte) Envelope.FORMAT);
        assertThat(bytes[2]).isEqualTo((byte) KryoCodec.ID);
    }

    @Test
    void golden_lines_areAllTested() {
        Set<String> tested = new HashSet<>();
        keys().forEach(row -> tested.add("name." + row[0]));
        values().forEach(row -> tested.add("value." + row[0]));
        envelopes().forEach(row -> tested.add("envelope." + row[0]));

        assertThat(GOLDEN.stringPropertyNames()).isEqualTo(tested);
    }

    /** Prints the file anew. */
    public static void main(String[] arguments) throws IOException {
        EntryCodec<Object, Object> codec = Wire.codec();
        var kryo = new CodecAssembly(Wire.spec(Map.of())).codec("kryo");
        keys().forEach(row -> System.out.println("name." + row[0] + "=" + codec.name(row[1])));
        for (Object[] row : values().toList()) {
            System.out.println("value." + row[0] + "=" + HexFormat.of().formatHex(kryo.encode(row[1])));
        }
        envelopes()
                .forEach(row -> System.out.println("envelope." + row[0] + "="
                        + HexFormat.of().formatHex(((Envelope) row[1]).sealed(new KeyName("skey"), CONTEXT))));
    }

    private static String text(Object object) {
        return Arrays.deepToString(new Object[] {object});
    }

    private static Object[] row(String what, Object object) {
        return new Object[] {what, object};
    }

    static Stream<Object[]> envelopes() {
        byte[] value = HexFormat.of().parseHex(GOLDEN.getProperty("value.String", "03"));
        byte[] key = {1, 2, 3};
        return Stream.of(
                row("plain", new Envelope(KryoCodec.ID, VERSION, EntryCodec.NO_DEADLINE, null, value)),
                row("deadline", new Envelope(KryoCodec.ID, VERSION, 1_700_000_000_000L, null, value)),
                row("key", new Envelope(JavaCodec.ID, VERSION, EntryCodec.NO_DEADLINE, key, value)),
                row("both", new Envelope(255, VERSION, -1, key, value)));
    }

    static Stream<Object[]> keys() {
        return Stream.of(
                row("String", "a:b {\u00e4\u20ac\ud83d\ude00\ud83d}"),
                row("long", "x".repeat(300)),
                row("Integer", -42),
                row("Long", 42L),
                row("Short", (short) 42),
                row("Byte", (byte) 42),
                row("Boolean", true),
                row("Character", ':'),
                row("Double", 2.0E-3),
                row("Float", 0.1f),
                row("BigInteger", BigInteger.TEN),
                row("BigDecimal", new BigDecimal("1E+2")),
                row("UUID", new UUID(1, 2)),
                row("enum", TimeUnit.DAYS),
                row("LocalDate", LocalDate.of(2024, 2, 29)),
                row("LocalDateTime", LocalDateTime.of(2024, 2, 29, 12, 30)),
                row("Instant", Instant.ofEpochMilli(1)),
                row("List", Arrays.asList(1, null, "a")),
                row("Set", Set.of(1, 2, 3)),
                row("Map", Map.of("a", 1, "b", 2)),
                row("Entry", Map.entry(1, 2)),
                row("Optional", Optional.of(1)),
                row("array", new Object[] {1, "a"}),
                row("ints", new int[] {1, 2}),
                row("bytes", new byte[] {1, 2}),
                row("record", new KeyNameTest.Pair("a", "b")),
                row("class", new KeyNameTest.Named("a", 1)),
                row("SimpleKey", new KeyNameTest.SimpleKey("a", 1)),
                row("Date", new Date(1)),
                row("ZonedDateTime", ZonedDateTime.of(2024, 2, 29, 12, 30, 0, 0, ZoneId.of("Europe/Paris"))),
                row("URI", URI.create("HTTP://Host:80/a%aa?q#f")),
                row("Locale", Locale.GERMANY),
                row("Currency", Currency.getInstance("EUR")),
                row("Class", String.class));
    }

    static Stream<Object[]> values() {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("a", 1);
        ordered.put("b", null);
        return Stream.of(
                row("String", "value"),
                row("empty", ""),
                row("unicode", "\u00e4\u20ac\ud83d\ude00\ud83d"),
                row("Boolean", true),
                row("Byte", (byte) 1),
                row("Short", (short) 1),
                row("Character", 'c'),
                row("Integer", -1),
                row("Long", Long.MAX_VALUE),
                row("Float", 1.5f),
                row("Double", 1.5),
                row("BigInteger", BigInteger.TWO.pow(70)),
                row("BigDecimal", new BigDecimal("1.50")),
                row("UUID", new UUID(1, 2)),
                row("Instant", Instant.ofEpochSecond(1, 2)),
                row("LocalDate", LocalDate.of(2024, 2, 29)),
                row("LocalTime", LocalTime.NOON),
                row("LocalDateTime", LocalDateTime.of(2024, 2, 29, 12, 30)),
                row("Duration", Duration.ofMillis(1)),
                row("URI", URI.create("a:b")),
                row("Currency", Currency.getInstance("EUR")),
                row("Charset", StandardCharsets.UTF_8),
                row("FileTime", FileTime.fromMillis(1)),
                row("Path", Path.of("a")),
                row("ZonedDateTime", ZonedDateTime.of(2024, 2, 29, 12, 30, 0, 0, ZoneId.of("Europe/Paris"))),
                row("OffsetDateTime", OffsetDateTime.of(2024, 2, 29, 12, 30, 0, 0, ZoneOffset.UTC)),
                row("Class", String.class),
                row("OptionalInt", OptionalInt.of(1)),
                row("OptionalLong", OptionalLong.empty()),
                row("OptionalDouble", OptionalDouble.of(1)),
                row("bytes", new byte[] {1}),
                row("booleans", new boolean[] {true}),
                row("shorts", new short[] {1}),
                row("chars", new char[] {'a'}),
                row("ints", new int[] {1}),
                row("longs", new long[] {1}),
                row("floats", new float[] {1}),
                row("doubles", new double[] {1}),
                row("ArrayList", new ArrayList<>(Arrays.asList(1, null))),
                row("LinkedList", new LinkedList<>(List.of(1))),
                row("ArrayDeque", new ArrayDeque<>(List.of(1))),
                row("HashSet", new HashSet<>(Set.of(1))),
                row("LinkedHashSet", new LinkedHashSet<>(List.of(1))),
                row("TreeSet", new TreeSet<>(Set.of(1))),
                row("HashMap", new HashMap<>(Map.of(1, 2))),
                row("LinkedHashMap", ordered),
                row("ConcurrentHashMap", new ConcurrentHashMap<>(Map.of(1, 2))),
                row("TreeMap", new TreeMap<>(Map.of(1, 2))),
                row("List.of", List.of(1, 2, 3)),
                row("Set.of", Set.of(1)),
                row("Map.of", Map.of(1, 2)),
                row("Arrays.asList", Arrays.asList(1, 2)),
                row("singletonList", Collections.singletonList(1)),
                row("emptyList", Collections.emptyList()),
                row("unmodifiableList", Collections.unmodifiableList(new ArrayList<>(List.of(1)))),
                row("Optional", Optional.of(1)),
                row("Map.entry", Map.entry(1, 2)),
                row("SimpleEntry", new AbstractMap.SimpleEntry<>(1, 2)),
                row("AtomicInteger", new AtomicInteger(1)),
                row("AtomicLong", new AtomicLong(1)),
                row("AtomicBoolean", new AtomicBoolean(true)),
                row("Date", new Date(1)),
                row("objects", new Object[] {1}),
                row("strings", new String[] {"a"}),
                row("Version", Runtime.Version.parse("17.0.1")),
                row("enum", TimeUnit.DAYS),
                row("record", new HostileBytesTest.Point(1, 2)),
                row("records", new HostileBytesTest.Point[] {new HostileBytesTest.Point(1, 2)}),
                row("bean", new HostileBytesTest.Bean("a", 1, List.of(new HostileBytesTest.Point(1, 2)))),
                row("shared", shared()),
                row("java", Collections.unmodifiableMap(new HashMap<>(Map.of(1, List.of("a"))))));
    }

    private static Object shared() {
        List<Object> shared = new ArrayList<>(List.of(1));
        return new ArrayList<>(List.of(shared, shared));
    }
}
