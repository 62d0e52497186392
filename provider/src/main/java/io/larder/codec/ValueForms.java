// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.Output;
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
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** Values of the JDK and arrays of primitives. */
final class ValueForms {

    private ValueForms() {}

    static void addTo(FixedForms forms) {
        addScalars(forms);
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
        forms.value(
                9,
                BigInteger.class,
                (v, out, g) -> writeBytes(v.toByteArray(), out),
                (in, g) -> new BigInteger(readBytes(in)));
        forms.value(
                10,
                BigDecimal.class,
                (v, out, g) -> {
                    out.writeVarInt(v.scale(), false);
                    writeBytes(v.unscaledValue().toByteArray(), out);
                },
                (in, g) -> {
                    int scale = in.readVarInt(false);
                    return new BigDecimal(new BigInteger(readBytes(in)), scale);
                });
        forms.value(
                11,
                UUID.class,
                (v, out, g) -> {
                    out.writeLong(v.getMostSignificantBits());
                    out.writeLong(v.getLeastSignificantBits());
                },
                (in, g) -> new UUID(in.readLong(), in.readLong()));
        forms.value(
                12,
                Instant.class,
                (v, out, g) -> {
                    out.writeVarLong(v.getEpochSecond(), false);
                    out.writeVarInt(v.getNano(), true);
                },
                (in, g) -> Instant.ofEpochSecond(in.readVarLong(false), in.readVarInt(true)));
        forms.value(
                13,
                LocalDate.class,
                (v, out, g) -> out.writeVarLong(v.toEpochDay(), false),
                (in, g) -> LocalDate.ofEpochDay(in.readVarLong(false)));
        forms.value(
                14,
                LocalTime.class,
                (v, out, g) -> out.writeVarLong(v.toNanoOfDay(), true),
                (in, g) -> LocalTime.ofNanoOfDay(in.readVarLong(true)));
        forms.value(
                15,
                LocalDateTime.class,
                (v, out, g) -> {
                    out.writeVarLong(v.toLocalDate().toEpochDay(), false);
                    out.writeVarLong(v.toLocalTime().toNanoOfDay(), true);
                },
                (in, g) -> LocalDateTime.of(
                        LocalDate.ofEpochDay(in.readVarLong(false)), LocalTime.ofNanoOfDay(in.readVarLong(true))));
        forms.value(
                16,
                Duration.class,
                (v, out, g) -> {
                    out.writeVarLong(v.getSeconds(), false);
                    out.writeVarInt(v.getNano(), true);
                },
                (in, g) -> Duration.ofSeconds(in.readVarLong(false), in.readVarInt(true)));
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
        forms.object(
                29,
                boolean[].class,
                (boolean[] v, Output out, GraphBytes g) -> {
                    out.writeVarInt(v.length, true);
                    out.writeBooleans(v, 0, v.length);
                },
                (in, g) -> in.readBooleans(in.readLength(1)));
        forms.object(
                30,
                short[].class,
                (short[] v, Output out, GraphBytes g) -> {
                    out.writeVarInt(v.length, true);
                    out.writeShorts(v, 0, v.length);
                },
                (in, g) -> in.readShorts(in.readLength(Short.BYTES)));
        forms.object(
                31,
                char[].class,
                (char[] v, Output out, GraphBytes g) -> {
                    out.writeVarInt(v.length, true);
                    out.writeChars(v, 0, v.length);
                },
                (in, g) -> in.readChars(in.readLength(Character.BYTES)));
        forms.object(
                32,
                int[].class,
                (int[] v, Output out, GraphBytes g) -> {
                    out.writeVarInt(v.length, true);
                    out.writeInts(v, 0, v.length);
                },
                (in, g) -> in.readInts(in.readLength(Integer.BYTES)));
        forms.object(
                33,
                long[].class,
                (long[] v, Output out, GraphBytes g) -> {
                    out.writeVarInt(v.length, true);
                    out.writeLongs(v, 0, v.length);
                },
                (in, g) -> in.readLongs(in.readLength(Long.BYTES)));
        forms.object(
                34,
                float[].class,
                (float[] v, Output out, GraphBytes g) -> {
                    out.writeVarInt(v.length, true);
                    out.writeFloats(v, 0, v.length);
                },
                (in, g) -> in.readFloats(in.readLength(Float.BYTES)));
        forms.object(
                35,
                double[].class,
                (double[] v, Output out, GraphBytes g) -> {
                    out.writeVarInt(v.length, true);
                    out.writeDoubles(v, 0, v.length);
                },
                (in, g) -> in.readDoubles(in.readLength(Double.BYTES)));
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
}
