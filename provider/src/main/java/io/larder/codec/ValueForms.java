// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Values of the JDK and arrays of primitives. */
final class ValueForms {

    private ValueForms() {}

    static void addTo(FixedForms forms) {
        addScalars(forms);
        addLongNumbers(forms);
        addTimes(forms);
        addTexts(forms);
        addOptionals(forms);
        addArrays(forms);
    }

    private static void addScalars(FixedForms forms) {
        forms.value(0, String.class, (v, out, g) -> out.writeString(v), (in, g) -> in.readString());
        forms.value(1, Boolean.class, (v, out, g) -> out.writeBoolean(v), (in, g) -> in.readBoolean());
        forms.value(2, Byte.class, (v, out, g) -> out.writeByte(v), (in, g) -> in.readByte());
        forms.value(3, Short.class, (v, out, g) -> out.writeShort(v), (in, g) -> in.readShort());
        forms.value(4, Character.class, (v, out, g) -> out.writeChar(v), (in, g) -> in.readChar());
        forms.value(5, Integer.class, (v, out, g) -> out.writeVarInt(v, false), (in, g) -> in.readVarInt(false));
        forms.value(6, Long.class, (v, out, g) -> out.writeVarLong(v, false), (in, g) -> in.readVarLong(false));
        forms.value(7, Float.class, (v, out, g) -> out.writeFloat(v), (in, g) -> in.readFloat());
        forms.value(8, Double.class, (v, out, g) -> out.writeDouble(v), (in, g) -> in.readDouble());
    }

    private static void addLongNumbers(FixedForms forms) {
        forms.value(
                9,
                BigInteger.class,
                (v, out, g) -> writeBytes(v.toByteArray(), out),
                (in, g) -> new BigInteger(readBytes(in)));
        forms.value(10, BigDecimal.class, (v, out, g) -> writeDecimal(v, out), (in, g) -> readDecimal(in));
        forms.value(
                11, UUID.class, (v, out, g) -> writeUuid(v, out), (in, g) -> new UUID(in.readLong(), in.readLong()));
    }

    private static void addTimes(FixedForms forms) {
        forms.value(
                12,
                Instant.class,
                (v, out, g) -> writeSeconds(v.getEpochSecond(), v.getNano(), out),
                (in, g) -> Instant.ofEpochSecond(in.readVarLong(false), in.readVarInt(true)));
        forms.value(13, LocalDate.class, (v, out, g) -> writeDate(v, out), (in, g) -> readDate(in));
        forms.value(14, LocalTime.class, (v, out, g) -> writeTime(v, out), (in, g) -> readTime(in));
        forms.value(
                15,
                LocalDateTime.class,
                (v, out, g) -> {
                    writeDate(v.toLocalDate(), out);
                    writeTime(v.toLocalTime(), out);
                },
                (in, g) -> LocalDateTime.of(readDate(in), readTime(in)));
        forms.value(
                16,
                Duration.class,
                (v, out, g) -> writeSeconds(v.getSeconds(), v.getNano(), out),
                (in, g) -> Duration.ofSeconds(in.readVarLong(false), in.readVarInt(true)));
        forms.object(
                59,
                Date.class,
                (Date date, Output out, GraphBytes graph) -> out.writeVarLong(date.getTime(), false),
                (in, graph) -> new Date(in.readVarLong(false)));
    }

    private static void addTexts(FixedForms forms) {
        text(forms, 17, URI.class, URI::toString, URI::create);
        text(forms, 18, Currency.class, Currency::getCurrencyCode, Currency::getInstance);
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.US_ASCII,
                StandardCharsets.ISO_8859_1,
                StandardCharsets.UTF_16)) {
            text(forms, 19, charset.getClass(), Charset::name, Charset::forName);
        }
        text(forms, 20, FileTime.class, FileTime::toString, text -> FileTime.from(Instant.parse(text)));
        text(forms, 21, Path.of("").getClass(), Path::toString, Path::of);
        text(forms, 62, Runtime.Version.class, Runtime.Version::toString, Runtime.Version::parse);
        text(forms, 22, ZonedDateTime.class, ZonedDateTime::toString, ZonedDateTime::parse);
        text(forms, 23, OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse);
        forms.object(
                24,
                Class.class,
                (Class<?> v, Output out, GraphBytes g) -> {
                    g.policy().trust(v);
                    out.writeString(v.getName());
                },
                (in, g) -> g.policy().load(in.readString()));
    }

    private static void addOptionals(FixedForms forms) {
        forms.value(
                25,
                OptionalInt.class,
                (v, out, g) -> g.put(v.isPresent() ? v.getAsInt() : null, out),
                (in, g) -> g.take(in) instanceof Integer some ? OptionalInt.of(some) : OptionalInt.empty());
        forms.value(
                26,
                OptionalLong.class,
                (v, out, g) -> g.put(v.isPresent() ? v.getAsLong() : null, out),
                (in, g) -> g.take(in) instanceof Long some ? OptionalLong.of(some) : OptionalLong.empty());
        forms.value(
                27,
                OptionalDouble.class,
                (v, out, g) -> g.put(v.isPresent() ? v.getAsDouble() : null, out),
                (in, g) -> g.take(in) instanceof Double some ? OptionalDouble.of(some) : OptionalDouble.empty());
    }

    private static void addArrays(FixedForms forms) {
        forms.object(
                28, byte[].class, (byte[] v, Output out, GraphBytes g) -> writeBytes(v, out), (in, g) -> readBytes(in));
        array(
                forms,
                29,
                boolean[].class,
                (v, out) -> out.writeBooleans(v, 0, v.length),
                in -> in.readBooleans(in.readLength(1)));
        array(
                forms,
                30,
                short[].class,
                (v, out) -> out.writeShorts(v, 0, v.length),
                in -> in.readShorts(in.readLength(Short.BYTES)));
        array(
                forms,
                31,
                char[].class,
                (v, out) -> out.writeChars(v, 0, v.length),
                in -> in.readChars(in.readLength(Character.BYTES)));
        array(
                forms,
                32,
                int[].class,
                (v, out) -> out.writeInts(v, 0, v.length),
                in -> in.readInts(in.readLength(Integer.BYTES)));
        array(
                forms,
                33,
                long[].class,
                (v, out) -> out.writeLongs(v, 0, v.length),
                in -> in.readLongs(in.readLength(Long.BYTES)));
        array(
                forms,
                34,
                float[].class,
                (v, out) -> out.writeFloats(v, 0, v.length),
                in -> in.readFloats(in.readLength(Float.BYTES)));
        array(
                forms,
                35,
                double[].class,
                (v, out) -> out.writeDoubles(v, 0, v.length),
                in -> in.readDoubles(in.readLength(Double.BYTES)));
    }

    private static <T> void array(
            FixedForms forms, int number, Class<T> type, BiConsumer<T, Output> write, Function<GuardedInput, T> read) {
        forms.object(
                number,
                type,
                (T array, Output out, GraphBytes graph) -> {
                    out.writeVarInt(Array.getLength(array), true);
                    write.accept(array, out);
                },
                (in, graph) -> read.apply(in));
    }

    private static <T> void text(
            FixedForms forms,
            int number,
            Class<? extends T> type,
            Function<T, String> print,
            Function<String, ? extends T> parse) {
        forms.object(
                number,
                type,
                (T v, Output out, GraphBytes g) -> out.writeString(print.apply(v)),
                (in, g) -> parse.apply(in.readString()));
    }

    private static void writeBytes(byte[] bytes, Output out) {
        out.writeVarInt(bytes.length, true);
        out.writeBytes(bytes);
    }

    private static byte[] readBytes(GuardedInput in) {
        return in.readBytes(in.readLength(1));
    }

    private static void writeDecimal(BigDecimal value, Output out) {
        out.writeVarInt(value.scale(), false);
        writeBytes(value.unscaledValue().toByteArray(), out);
    }

    private static BigDecimal readDecimal(GuardedInput in) {
        int scale = in.readVarInt(false);
        return new BigDecimal(new BigInteger(readBytes(in)), scale);
    }

    private static void writeUuid(UUID value, Output out) {
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }

    private static void writeSeconds(long seconds, int nanos, Output out) {
        out.writeVarLong(seconds, false);
        out.writeVarInt(nanos, true);
    }

    private static void writeDate(LocalDate date, Output out) {
        out.writeVarLong(date.toEpochDay(), false);
    }

    private static LocalDate readDate(GuardedInput in) {
        return LocalDate.ofEpochDay(in.readVarLong(false));
    }

    private static void writeTime(LocalTime time, Output out) {
        out.writeVarLong(time.toNanoOfDay(), true);
    }

    private static LocalTime readTime(GuardedInput in) {
        return LocalTime.ofNanoOfDay(in.readVarLong(true));
    }
}
