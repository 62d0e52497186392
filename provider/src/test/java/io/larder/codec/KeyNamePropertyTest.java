// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names of any keys at all. */
class KeyNamePropertyTest {

    private final EntryCodec<Object, Object> codec = Wire.codec();

    @Property(tries = 3000)
    void name_twoKeys_isTheSameIfTheyAreEqual(@ForAll("keys") Object one, @ForAll("keys") Object other) {
        assertThat(codec.name(one).equals(codec.name(other))).isEqualTo(Objects.deepEquals(one, other));
    }

    @Property(tries = 1000)
    void name_sameContentInOtherClasses_isTheSame(@ForAll("lists") List<Object> list) {
        assertThat(codec.name(new LinkedList<>(list))).isEqualTo(codec.name(new ArrayList<>(list)));
        Map<Integer, Object> map = new TreeMap<>();
        for (int i = list.size() - 1; i >= 0; i--) {
            map.put(i, list.get(i));
        }
        assertThat(codec.name(map)).isEqualTo(codec.name(new LinkedHashMap<>(map)));
        assertThat(codec.name(new HashSet<>(list))).isEqualTo(codec.name(new LinkedHashSet<>(list)));
    }

    @Property(tries = 1000)
    void name_anyKey_consistsOfHarmlessCharactersWithinItsLimit(@ForAll("keys") Object key) {
        assertThat(codec.name(key).text()).matches("[a-zA-Z]([A-Za-z0-9._-]|%[0-9A-F]{2})*");
        assertThat(codec.name(key).bytes()).hasSizeLessThanOrEqualTo(EntryCodecSpec.DEFAULT_MAX_TEXT_LENGTH);
    }

    @Property(tries = 1000)
    void openEntry_anyKey_isGivenBack(@ForAll("keys") Object key) {
        KeyName name = codec.name(key);

        OpenedEntry<Object, Object> entry = codec.openEntry(name.text(), codec.seal(key, name, "value"));

        assertThat(entry != null && Objects.deepEquals(entry.key(), key)).isTrue();
    }

    @Property(tries = 2000)
    void escape_anyText_isReversible(@ForAll("texts") String text) {
        assertThat(Escaping.unescape(EntryCodec.escape(text))).isEqualTo(text);
        assertThat(LooseUtf8.decode(LooseUtf8.encode(text))).isEqualTo(text);
    }

    @Property(tries = 2000)
    void openEntry_anyOtherName_isNothing(@ForAll("texts") String text) {
        byte[] envelope = codec.seal("key", codec.name("key"), "value");

        assertThat(codec.openEntry(text, envelope) == null).isEqualTo(!text.equals("skey"));
    }

    @Provide
    Arbitrary<String> texts() {
        // Surrogates in any order, halves among them.
        Arbitrary<Character> characters = Arbitraries.oneOf(
                Arbitraries.chars().all(),
                Arbitraries.chars().range('\ud7fe', '\ue001'),
                Arbitraries.of(':', '%', '{', 'a', '0', '\n'));
        return characters.list().ofMaxSize(8).map(all -> {
            StringBuilder text = new StringBuilder();
            all.forEach(text::append);
            return text.toString();
        });
    }

    private Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(List.of(
                texts().asGeneric(),
                texts().map(text -> text.repeat(40)).asGeneric(),
                Arbitraries.integers().between(-3, 3).asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().between(-3, 3).asGeneric(),
                Arbitraries.shorts().between((short) -3, (short) 3).asGeneric(),
                Arbitraries.bytes().between((byte) -3, (byte) 3).asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.floats().asGeneric(),
                Arbitraries.of(0.0, -0.0, Double.NaN, Double.MIN_VALUE, 2.0E-3, 1.0E23)
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.chars().all().asGeneric(),
                Arbitraries.of(BigInteger.ONE, BigInteger.TWO.pow(2000)).asGeneric(),
                Arbitraries.of("1", "1.0", "1.00", "1E+2", "100")
                        .map(BigDecimal::new)
                        .asGeneric(),
                Arbitraries.longs().map(Instant::ofEpochMilli).asGeneric(),
                Arbitraries.integers().map(LocalDate::ofEpochDay).asGeneric(),
                Arbitraries.longs().between(0, 3).map(low -> new UUID(0, low)).asGeneric(),
                Arbitraries.of(Side.class).asGeneric(),
                Arbitraries.of("1", "true", "i1", "").asGeneric()));
    }

    @Provide
    Arbitrary<List<Object>> lists() {
        return scalars().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Object> keys() {
        return Arbitraries.oneOf(List.of(
                scalars(),
                lists().asGeneric(),
                lists().map(HashSet::new).asGeneric(),
                lists().list().ofMaxSize(2).asGeneric(),
                lists().map(List::toArray).asGeneric(),
                scalars().map(Wrapped::new).asGeneric(),
                scalars().map(OtherWrapped::new).asGeneric()));
    }

    enum Side {
        LEFT,
        RIGHT {
            @Override
            public String toString() {
                return "LEFT";
            }
        }
    }

    record Wrapped(Object content) {}

    record OtherWrapped(Object content) {}
}
