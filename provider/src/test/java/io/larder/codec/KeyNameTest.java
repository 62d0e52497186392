// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.CacheSettings;
import io.larder.config.Component;
import io.larder.spi.KeyCodec;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keys are called. */
@SuppressWarnings("UnnecessaryStringBuilder") // one is a key that is refused
class KeyNameTest {

    private final EntryCodec<Object, Object> codec = Wire.codec();

    private String name(Object key) {
        return codec.name(key).text();
    }

    @Test
    void name_readableTypes_isTheirText() {
        assertThat(name("user")).isEqualTo("suser");
        assertThat(name("")).isEqualTo("s");
        assertThat(name(1)).isEqualTo("i1");
        assertThat(name(1L)).isEqualTo("l1");
        assertThat(name((short) -1)).isEqualTo("w-1");
        assertThat(name((byte) 1)).isEqualTo("y1");
        assertThat(name("1")).isEqualTo("s1");
        assertThat(name('1')).isEqualTo("c1");
        assertThat(name(true)).isEqualTo("btrue");
        assertThat(name(new UUID(1, 2))).isEqualTo("u00000000-0000-0001-0000-000000000002");
        assertThat(name(TimeUnit.DAYS)).isEqualTo("ejava.util.concurrent.TimeUnit.DAYS");
        assertThat(name(new BigDecimal("1.10"))).isEqualTo("m1.10");
        assertThat(codec.name("user").wholeKeyNeeded()).isFalse();
    }

    @Test
    void name_textThatMeansSomethingToServers_isEscaped() {
        assertThat(name("a:b{c}*?[\\] \r\n\0%")).isEqualTo("sa%3Ab%7Bc%7D%2A%3F%5B%5C%5D%20%0D%0A%00%25");
        assertThat(name("\u00e4\u20ac\ud83d\ude00")).isEqualTo("s%C3%A4%E2%82%AC%F0%9F%98%80");
        assertThat(name("\ud83d")).isEqualTo("s%ED%A0%BD");
        assertThat(EntryCodec.escape("caches:{1}")).isEqualTo("caches%3A%7B1%7D");
    }

    @Test
    void name_doubles_followsTheirEquals() {
        assertThat(name(0.0)).isNotEqualTo(name(-0.0));
        assertThat(name(Double.longBitsToDouble(0x7ff8000000000001L))).isEqualTo(name(Double.NaN));
        assertThat(name(List.of(Double.longBitsToDouble(0x7ff8000000000001L)))).isEqualTo(name(List.of(Double.NaN)));
    }

    @Test
    void name_longText_isADigest() {
        String longest = "x".repeat(EntryCodecSpec.DEFAULT_MAX_TEXT_LENGTH - 1);

        assertThat(name(longest)).isEqualTo("s" + longest);
        assertThat(name(longest + "x")).startsWith("h").hasSize(44);
        assertThat(codec.name(longest + "x").wholeKeyNeeded()).isTrue();
        assertThat(EntryCodec.of(Wire.spec(Map.of()).withMaxTextLength(44))
                        .name("x".repeat(44))
                        .text())
                .startsWith("h");
    }

    @Test
    void spec_lengthThatNoDigestFits_isRefused() {
        EntryCodecSpec spec = Wire.spec(Map.of());

        assertThatThrownBy(() -> spec.withMaxTextLength(43))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("tested", "44", "43");
    }

    @ParameterizedTest
    @MethodSource("families")
    void name_equalKeys_isTheSame(List<Object> equal) {
        assertThat(equal.stream().map(this::name)).containsOnly(name(equal.get(0)));
    }

    @Test
    void name_differentKeys_isDifferent() {
        List<String> names = families().map(family -> name(family.get(0))).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    /** In each, keys that equal each other; no two of them do. */
    static Stream<List<Object>> families() {
        return Stream.of(
                List.of(
                        List.of(1, 2),
                        new ArrayList<>(List.of(1, 2)),
                        new LinkedList<>(List.of(1, 2)),
                        Arrays.asList(1, 2)),
                List.of(List.of(2, 1)),
                List.of(List.of(1L, 2L)),
                List.of(List.of("1", "2")),
                List.of(List.of(List.of(1), 2)),
                List.of(List.of(List.of(1, 2))),
                List.of(List.of()),
                List.of(Set.of()),
                List.of(Map.of()),
                List.of(Set.of(1, 2), new TreeSet<>(Set.of(1, 2)), new LinkedHashSet<>(List.of(2, 1))),
                List.of(
                        Map.of(1, 2, 3, 4),
                        new TreeMap<>(Map.of(3, 4, 1, 2)),
                        ordered(3, 4, 1, 2),
                        ordered(1, 2, 3, 4)),
                List.of(Map.of(1, 4, 3, 2)),
                List.of(Map.entry(1, 2), new AbstractMap.SimpleEntry<>(1, 2)),
                List.of(Optional.of(1)),
                List.of(Optional.empty()),
                List.of(Collections.singletonList(null), Arrays.asList((Object) null)),
                List.of(new int[] {1}, new int[] {1}),
                List.of(new long[] {1}),
                List.of(new byte[] {1}),
                List.of(new Object[] {1}, new Integer[] {1}),
                List.of(new Pair("a", "b")),
                List.of(new Pair("ab", "")),
                List.of(new Pair(null, "b")),
                List.of(new OtherPair("a", "b")),
                List.of(new SimpleKey("a", 1), new SimpleKey("a", 1).hashed()),
                List.of(new SimpleKey("a", new int[] {1}), new SimpleKey("a", new int[] {1})),
                List.of(new GeneratedKey("a", TimeUnit.DAYS), new GeneratedKey("a", TimeUnit.DAYS).withOtherHashCode()),
                List.of(new Named("a", 1)),
                List.of(new Named("a", 2)),
                List.of(new Date(1), new java.sql.Date(1)),
                List.of(new java.sql.Timestamp(1)),
                List.of(URI.create("HTTP://Host/%aa"), URI.create("http://host/%AA")),
                List.of(URI.create("http://host/%aa?")),
                List.of(Locale.GERMANY),
                List.of(EnumSet.of(TimeUnit.DAYS), Set.of(TimeUnit.DAYS)));
    }

    private static Map<Object, Object> ordered(Object key, Object value, Object other, Object otherValue) {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(other, otherValue);
        return map;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void name_keysThatNoOtherEquals_isRefusedWithAdvice(Object key, String why) {
        assertThatThrownBy(() -> codec.name(key))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("tested", why, "larder.caches.tested.key-codec");
    }

    static Stream<Object[]> refused() {
        Supplier<Object> lambda = Object::new;
        List<Object> round = new ArrayList<>();
        round.add(round);
        return Stream.of(
                new Object[] {lambda, "made at run time"},
                new Object[] {
                    Proxy.newProxyInstance(
                            KeyNameTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null),
                    "made at run time"
                },
                new Object[] {new Object(), "knows no canonical form"},
                new Object[] {new ByIdentity("a"), "does not override equals"},
                new Object[] {List.of(new ByIdentity("a")), "ByIdentity does not override equals"},
                new Object[] {new StringBuilder("a"), "knows no canonical form"},
                new Object[] {new IdentityHashMap<>(), "compares by identity"},
                new Object[] {Thread.currentThread(), "Thread"},
                new Object[] {KeyNameTest.class.getClassLoader(), "ClassLoader"},
                new Object[] {round, "contains itself"},
                new Object[] {nested(501), "nested deeper than 500"});
    }

    private static Object nested(int depth) {
        Object nested = "core";
        for (int i = 0; i < depth; i++) {
            nested = List.of(nested);
        }
        return nested;
    }

    @Test
    void name_denseWebOfEqualParts_isRefusedInBoundedTime() {
        Object web = "end";
        for (int i = 0; i < 60; i++) {
            web = Arrays.asList(web, web);
        }
        Object key = web;

        assertThatThrownBy(() -> codec.name(key))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void name_byKeyCodec_isItsText() {
        EntryCodec<Object, Object> custom =
                Wire.codec(Map.of(CodecSettings.KEY_CODEC, Component.of(KeyCodec.class, new ByName())));
        Object key = new ByIdentity("a b");

        KeyName name = custom.name(key);
        byte[] envelope = custom.seal(key, name, 1);

        assertThat(name.text()).isEqualTo("ka%20b");
        assertThat(custom.openEntry(name.text(), envelope))
                .isNotNull()
                .satisfies(entry -> assertThat(((ByIdentity) entry.key()).name).isEqualTo("a b"));
    }

    @Test
    void name_byKeyCodecAndTooLong_isADigestThatStillGivesTheKeyBack() {
        EntryCodec<ByIdentity, Object> custom = EntryCodec.of(new EntryCodecSpec(
                "tested",
                CacheSettings.of(Map.of(CodecSettings.KEY_CODEC, Component.of(KeyCodec.class, new ByName()))),
                KeyNameTest.class.getClassLoader(),
                ByIdentity.class,
                Object.class));
        ByIdentity key = new ByIdentity("a".repeat(300));

        KeyName name = custom.name(key);
        byte[] envelope = custom.seal(key, name, 1);

        assertThat(name.text()).startsWith("h").hasSize(44);
        assertThat(custom.openEntry(name.text(), envelope))
                .isNotNull()
                .satisfies(entry -> assertThat(entry.key().name).isEqualTo(key.name));
    }

    record Pair(@Nullable String left, String right) {}

    record OtherPair(String left, String right) {}

    static final class ByIdentity {
        private final String name;

        ByIdentity(String name) {
            this.name = name;
        }
    }

    static final class ByName implements KeyCodec<ByIdentity> {
        @Override
        public String encode(ByIdentity key) {
            return key.name;
        }

        @Override
        public ByIdentity decode(String text) {
            return new ByIdentity(text);
        }
    }

    /** As Spring has it. */
    static final class SimpleKey {
        private final Object[] params;
        private transient int hashCode;

        SimpleKey(Object... params) {
            this.params = params;
        }

        SimpleKey hashed() {
            hashCode = hashCode();
            return this;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SimpleKey key && Arrays.deepEquals(params, key.params);
        }

        @Override
        public int hashCode() {
            return hashCode == 0 ? Arrays.deepHashCode(params) : hashCode;
        }
    }

    /** As the reference implementation has it. */
    static final class GeneratedKey {
        private final Object[] parameters;
        private int hashCodeValue;

        GeneratedKey(Object... parameters) {
            this.parameters = parameters;
            this.hashCodeValue = Arrays.deepHashCode(parameters);
        }

        /** That of an enum constant is another in each JVM. */
        GeneratedKey withOtherHashCode() {
            hashCodeValue++;
            return this;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof GeneratedKey key && Arrays.deepEquals(parameters, key.parameters);
        }

        @Override
        public int hashCode() {
            return hashCodeValue;
        }
    }

    static class Base {
        private final String name;

        Base(String name) {
            this.name = name;
        }

        String base() {
            return name;
        }
    }

    static final class Named extends Base {
        private final int name;

        Named(String base, int name) {
            super(base);
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named
                    && named.name == name
                    && named.base().equals(base());
        }

        @Override
        public int hashCode() {
            return Objects.hash(base(), name);
        }
    }
}
