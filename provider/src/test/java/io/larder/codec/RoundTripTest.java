// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be copied can go to a server and come back. */
class RoundTripTest {

    private final EntryCodec<Object, Object> codec = Wire.codec();

    @ParameterizedTest
    @MethodSource("cases")
    void open_mutable_isEqualAndComplete(CopyCase one) {
        Object original = one.make().get();
        String state = one.state().apply(original);

        Object passed = Wire.pass(codec, original);

        assertThat(one.state().apply(passed)).isEqualTo(state);
        if (!one.byIdentity()) {
            assertThat(passed).isEqualTo(original).hasSameHashCodeAs(original);
        }
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void open_immutable_isEqual(Object value) {
        assertThat(Wire.pass(codec, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void seal_withoutSerialForm_saysSo(Object value) {
        KeyName name = codec.name("key");

        assertThatThrownBy(() -> codec.seal("key", name, value))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll(
                        "tested",
                        value.getClass().getName(),
                        "Serializable",
                        "transient",
                        "larder.caches.tested.codec");
    }

    /** Without those that only identity tells apart, and one that is not serializable. */
    static Stream<CopyCase> cases() {
        Set<String> others = Set.of("IdentityHashMap", "TreeSet, by a lambda", "GregorianCalendar");
        return CopierCopiedTest.cases().filter(one -> !others.contains(one.name()));
    }

    static Stream<Object> immutable() throws Exception {
        return CopierSharedTest.immutable().filter(value -> !(value instanceof Pattern || isRefused(value)));
    }

    static Stream<Object> refused() throws Exception {
        return CopierSharedTest.immutable().filter(RoundTripTest::isRefused);
    }

    private static boolean isRefused(Object value) {
        return value instanceof DateTimeFormatter || value.getClass().isHidden();
    }
}
