// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Copier;
import java.io.File;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can not be changed is given back as it is; what looks like it but can be is not. */
@NullUnmarked // the objects here have holes on purpose
@SuppressWarnings({"AddressSelection", "ArrayRecordComponent", "UnnecessaryStringBuilder"
}) // and habits of other people's code
class CopierSharedTest {

    private final Copier copier = Copiers.byValue("shared");

    @ParameterizedTest
    @MethodSource("immutable")
    void copy_immutable_isTheSame(Object value) {
        assertThat(copier.shares(value)).isTrue();
        assertThat(copier.copy(value)).isSameAs(value);
    }

    @ParameterizedTest
    @MethodSource("mutable")
    void shares_mutable_isFalse(Object value) {
        assertThat(copier.shares(value)).isFalse();
    }

    static Stream<Object> immutable() throws Exception {
        return Stream.concat(values(), composed());
    }

    private static Stream<Object> values() throws Exception {
        return Stream.of(
                "text",
                true,
                (byte) 1,
                (short) 2,
                3,
                4L,
                5f,
                6d,
                'c',
                BigInteger.TEN,
                BigDecimal.ONE,
                MathContext.DECIMAL32,
                new UUID(1, 2),
                URI.create("a:b"),
                new URL("file:/x"),
                Locale.ROOT,
                Currency.getInstance("EUR"),
                Pattern.compile("a+"),
                String.class,
                int.class,
                new File("x"),
                Path.of("x"),
                FileTime.fromMillis(1),
                InetAddress.getByName("127.0.0.1"),
                InetAddress.getByName("::1"),
                new InetSocketAddress("127.0.0.1", 80),
                StandardCharsets.UTF_8,
                Instant.EPOCH,
                Duration.ZERO,
                Period.ofDays(1),
                LocalDate.EPOCH,
                LocalTime.NOON,
                LocalDateTime.MIN,
                OffsetDateTime.MAX,
                ZonedDateTime.of(LocalDateTime.MIN, ZoneOffset.UTC),
                ZoneId.of("Europe/Paris"),
                ZoneOffset.UTC,
                Year.of(1),
                YearMonth.of(1, 1),
                MonthDay.of(1, 1),
                JapaneseDate.of(2000, 1, 1),
                JapaneseEra.HEISEI,
                DateTimeFormatter.ISO_DATE,
                TimeUnit.DAYS,
                Shape.SQUARE,
                OptionalInt.of(1),
                new Throwable().getStackTrace()[0],
                Runtime.version());
    }

    private static Stream<Object> composed() {
        Function<Object, Object> stateless = Object::toString;
        String captured = "captured";
        Supplier<Object> closed = () -> captured + captured;
        return Stream.of(
                Optional.empty(),
                Optional.of("a"),
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                List.of(1, 2, 3).subList(1, 3),
                Stream.of("a", null).toList(),
                Set.of(),
                Set.of(1),
                Set.of(1, 2, 3),
                Map.of(),
                Map.of(1, "a"),
                Map.of(1, "a", 2, "b"),
                Map.entry("k", "v"),
                List.of(List.of(Optional.of("deep"))),
                Collections.emptyList(),
                Collections.emptyMap(),
                Collections.emptySet(),
                Collections.singleton("a"),
                Collections.singletonList("a"),
                Collections.singletonMap("a", 1),
                new Point(1, 2),
                new Money(BigDecimal.ONE, Currency.getInstance("EUR")),
                new Chain("a", new Chain("b", null)),
                new Line(new Point(1, 1), Optional.of(new Point(2, 2))),
                new Anything(List.of("a")),
                new Anything(null),
                new Generic<>("a"),
                stateless,
                closed);
    }

    static Stream<Object> mutable() {
        List<String> list = new ArrayList<>();
        Supplier<Object> open = () -> list;
        return Stream.of(
                new int[0],
                Optional.of(new Object[0]),
                new Date(0),
                new StringBuilder(),
                list,
                new ArrayList<>(List.of(1)),
                Collections.unmodifiableList(list),
                List.of(list),
                Optional.of(list),
                Map.entry("a", list),
                Map.of("a", new Date(0)),
                Collections.singletonList(new Date(0)),
                new Anything(list),
                new Anything(new int[0]),
                new Bytes(new byte[1]),
                new Generic<>(new Date(0)),
                new BigDecimal("1") {
                    private static final long serialVersionUID = 1;
                },
                new Anything(new BigInteger("1") {
                    private static final long serialVersionUID = 1;
                }),
                new FinalPojo("a"),
                open);
    }

    @Test
    void shares_longChainOfRecords_isDecidedWithoutFollowingItToTheEnd() {
        Anything chain = new Anything("end");
        for (int i = 0; i < 200_000; i++) {
            chain = new Anything(chain);
        }

        assertThat(copier.shares(chain)).isFalse();
    }

    @Test
    void shares_denseWebOfRecords_isDecidedInBoundedTime() {
        Object web = "end";
        for (int i = 0; i < 30; i++) {
            web = new Pair(web, web);
        }

        assertThat(copier.shares(web)).isFalse();
    }

    @Test
    void shares_recordThatIterates_looksAtItsComponentsOnly() {
        assertThat(copier.shares(new Looping("a"))).isTrue();
    }

    enum Shape {
        SQUARE {
            @Override
            int corners() {
                return 4;
            }
        };

        abstract int corners();
    }

    record Point(int x, int y) {}

    record Money(BigDecimal amount, Currency currency) {}

    record Chain(String name, Chain next) {}

    record Line(Point from, Optional<Point> to) {}

    record Anything(Object content) {}

    record Pair(Object left, Object right) {}

    record Generic<T extends Comparable<?> & Serializable>(T content) {}

    record Bytes(byte[] bytes) {}

    record Looping(CharSequence text) implements Iterable<Object> {
        @Override
        public java.util.Iterator<Object> iterator() {
            throw new AssertionError("not to be called");
        }
    }

    static final class FinalPojo {
        final String name;

        FinalPojo(String name) {
            this.name = name;
        }
    }
}
