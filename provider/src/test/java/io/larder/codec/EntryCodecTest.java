// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.Component;
import io.larder.config.ConfigurationException;
import io.larder.spi.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {

    private static final byte[] HERE = "p:users:7:skey".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] THERE = "p:users:8:skey".getBytes(StandardCharsets.US_ASCII);

    private final EntryCodec<Object, Object> codec = Wire.codec();
    private final KeyName name = codec.name("key");

    @Test
    void open_whatWasSealed_isTheValueWithVersionAndDeadline() {
        byte[] envelope = codec.seal("key", name, "value", 123_456_789_012L, HERE);

        assertThat(codec.open("key", name, envelope, HERE)).isNotNull().satisfies(opened -> {
            assertThat(opened.value()).isEqualTo("value");
            assertThat(opened.deadline()).isEqualTo(123_456_789_012L);
            assertThat(opened.version().bytes()).isEqualTo(EntryCodec.version(envelope));
        });
    }

    @Test
    void open_withoutDeadline_saysSo() {
        assertThat(codec.open("key", name, codec.seal("key", name, 1)))
                .isNotNull()
                .satisfies(opened -> assertThat(opened.deadline()).isEqualTo(EntryCodec.NO_DEADLINE));
    }

    @Test
    void withDeadline_isTheSameWriteOfTheSameEntry() {
        for (Object key : List.of("key", List.of(1))) {
            KeyName its = codec.name(key);
            byte[] eternal = codec.seal(key, its, "value", EntryCodec.NO_DEADLINE, HERE);
            byte[] mortal = codec.withDeadline(its, eternal, 123_456_789_012L, HERE);

            assertThat(codec.open(key, its, mortal, HERE)).isNotNull().satisfies(opened -> {
                assertThat(opened.value()).isEqualTo("value");
                assertThat(opened.deadline()).isEqualTo(123_456_789_012L);
                assertThat(opened.version().bytes()).isEqualTo(EntryCodec.version(eternal));
            });
            assertThat(codec.open(key, its, mortal, THERE)).isNull();
            assertThat(codec.withDeadline(its, mortal, EntryCodec.NO_DEADLINE, HERE))
                    .isEqualTo(eternal);
        }
    }

    @Test
    void seal_twice_bearsTwoVersionsAtTheSamePlace() {
        Set<List<Byte>> versions = new HashSet<>();
        for (Object key : List.of("key", List.of(1))) {
            KeyName its = codec.name(key);
            for (long deadline : new long[] {1, EntryCodec.NO_DEADLINE}) {
                byte[] envelope = codec.seal(key, its, "value", deadline, HERE);
                byte[] there = Arrays.copyOfRange(
                        envelope, EntryCodec.VERSION_OFFSET, EntryCodec.VERSION_OFFSET + EntryCodec.VERSION_LENGTH);

                assertThat(EntryCodec.version(envelope)).isEqualTo(there);
                versions.add(List.of(box(there)));
            }
        }
        assertThat(versions).hasSize(4);
    }

    private static Byte[] box(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return boxed;
    }

    @Test
    void version_ofFewBytes_isCutShortAsAServerWould() {
        assertThat(EntryCodec.version(new byte[2])).isEmpty();
        assertThat(EntryCodec.version(new byte[EntryCodec.VERSION_OFFSET + 1])).hasSize(1);
    }

    @Test
    void open_elsewhere_isNothing() {
        byte[] envelope = codec.seal("key", name, "value", EntryCodec.NO_DEADLINE, HERE);

        assertThat(codec.open("key", name, envelope, THERE)).isNull();
        assertThat(codec.open("key", name, envelope)).isNull();
        assertThat(codec.open("other", codec.name("other"), envelope, HERE)).isNull();
        assertThat(codec.unreadable()).isEqualTo(3);
    }

    @Test
    void open_underADigestOfAnotherKey_isNothing() {
        Object key = List.of(1);
        KeyName its = codec.name(key);
        byte[] envelope = codec.seal(List.of(2), its, "value");

        assertThat(codec.open(key, its, envelope)).isNull();
        assertThat(codec.openEntry(its.text(), envelope)).isNull();
    }

    @Test
    void open_anArrayAsKey_isFoundByContent() {
        byte[] key = {1, 2};
        KeyName its = codec.name(key);

        assertThat(codec.open(key.clone(), codec.name(key.clone()), codec.seal(key, its, "value")))
                .isNotNull();
    }

    @Test
    void open_ofAnotherCodec_isNothing() {
        EntryCodec<Object, Object> other = HostileBytesTest.codec("java");

        assertThat(other.open("key", name, codec.seal("key", name, 1))).isNull();
    }

    @Test
    void seal_string_costsFewBytes() {
        assertThat(codec.seal("key", name, "x".repeat(100))).hasSizeLessThanOrEqualTo(100 + 26);
    }

    @Test
    void seal_moreThanAllowed_isRefusedAndNeverRead() {
        EntryCodec<Object, Object> strict = Wire.codec(Map.of(CodecSettings.MAX_BYTES, 100L));

        assertThatThrownBy(() -> strict.seal("key", name, "x".repeat(100)))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("tested", "100", "serialization.max-bytes");
        assertThat(strict.open("key", name, codec.seal("key", name, "x".repeat(100))))
                .isNull();
    }

    @Test
    void seal_deeperThanAllowed_isRefused() {
        Object nested = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            nested = new ArrayList<>(List.of(nested));
        }
        Object value = nested;

        assertThatThrownBy(() -> codec.seal("key", name, value))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("deeper than 500", "serialization.max-depth");
    }

    @Test
    void seal_afterAFailure_isAsBefore() {
        byte[] before = codec.seal("key", name, List.of("a", new ArrayList<>()));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> codec.seal("key", name, List.of("a", Thread.currentThread())))
                    .isInstanceOf(CacheException.class);
            assertThat(codec.open("key", name, new byte[50])).isNull();
        }

        assertThat(codec.seal("key", name, List.of("a", new ArrayList<>()))).hasSameSizeAs(before);
        assertThat(codec.open("key", name, before)).isNotNull();
    }

    @Test
    void seal_byACodecOfTheApplication_isItsBytes() {
        EntryCodec<Object, Object> custom =
                Wire.codec(Map.of(CodecSettings.CODEC, Component.of(Codec.class, new Texts(40))));
        byte[] envelope = custom.seal("key", name, "value");

        assertThat(new String(envelope, StandardCharsets.UTF_8)).endsWith("value");
        assertThat(custom.open("key", name, envelope)).isNotNull();
        assertThatThrownBy(() -> custom.seal("key", name, 1))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("only texts");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 256})
    void of_codecWhoseIdIsTaken_isRefused(int id) {
        assertThatThrownBy(() -> Wire.codec(Map.of(CodecSettings.CODEC, Component.of(Codec.class, new Texts(id)))))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("tested", "" + id);
    }

    @Test
    void of_codecThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> Wire.codec(Map.of(CodecSettings.CODEC, Component.named(Codec.class, "com.acme.Gone"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("com.acme.Gone");
    }

    private record Texts(int id) implements Codec {
        @Override
        public byte[] encode(Object object) throws IOException {
            if (object instanceof String text) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            throw new IOException("only texts");
        }

        @Override
        public Object decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** As the keys of the reference implementation's annotations are. */
    private static final class KeyWithHashCode {
        private final Object[] parameters;
        private final int hashCode;

        KeyWithHashCode(int hashCode, Object... parameters) {
            this.parameters = parameters;
            this.hashCode = hashCode;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof KeyWithHashCode key
                    && hashCode == key.hashCode
                    && Arrays.deepEquals(parameters, key.parameters);
        }

        @Override
        public int hashCode() {
            return hashCode;
        }
    }

    @Test
    void open_keyThatBearsItsHashCodeInAnotherJvm_isTheSameKey() {
        for (boolean nested : new boolean[] {false, true}) {
            Object written = new KeyWithHashCode(1, TimeUnit.DAYS, List.of("a"));
            Object asked = new KeyWithHashCode(2, TimeUnit.DAYS, List.of("a"));
            Object other = new KeyWithHashCode(2, TimeUnit.HOURS, List.of("a"));
            assertThat(open(nested ? List.of(written) : written, nested ? List.of(asked) : asked))
                    .isEqualTo("value");
            assertThat(open(nested ? List.of(written) : written, nested ? List.of(other) : other))
                    .as("what lies under its name is of another key")
                    .isNull();
        }
    }

    private @Nullable Object open(Object written, Object asked) {
        KeyName its = codec.name(asked);
        Opened<Object> opened = codec.open(asked, its, codec.seal(written, its, "value"));
        return opened == null ? null : opened.value();
    }
}
