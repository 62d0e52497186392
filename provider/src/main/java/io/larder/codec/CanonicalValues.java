// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Value types of the JDK as text that is the same for equal values in every JVM, and for no others. */
final class CanonicalValues {

    private static final Map<Class<?>, Function<Object, String>> BY_TYPE = new LinkedHashMap<>();

    static {
        for (Class<?> type : List.of(
                LocalTime.class,
                OffsetDateTime.class,
                OffsetTime.class,
                ZonedDateTime.class,
                Duration.class,
                Period.class,
                Year.class,
                YearMonth.class,
                MonthDay.class,
                OptionalInt.class,
                OptionalLong.class,
                BitSet.class)) {
            BY_TYPE.put(type, Object::toString);
        }
        add(ZoneId.class, ZoneId::getId);
        add(OptionalDouble.class, some -> some.isPresent() ? Double.toHexString(some.getAsDouble()) : "");
        add(Currency.class, Currency::getCurrencyCode);
        add(Locale.class, CanonicalValues::locale);
        add(URI.class, CanonicalUri::of);
        add(File.class, File::getPath);
        BY_TYPE.put(Class.class, type -> ((Class<?>) type).getName());
        add(InetAddress.class, address -> HexFormat.of().formatHex(address.getAddress()));
        add(Date.class, date -> Long.toString(date.getTime()));
    }

    private CanonicalValues() {}

    private static <T> void add(Class<T> type, Function<T, String> text) {
        BY_TYPE.put(type, value -> text.apply(type.cast(value)));
    }

    /** The name of a type and the text of the value; null for all other objects. */
    static @Nullable String of(Object value) {
        if (!JdkClasses.contains(value.getClass())) {
            return null;
        }
        if (value.getClass().getName().equals("java.sql.Timestamp")) {
            // Equals no other kind of Date, and counts nanoseconds.
            return "java.sql.Timestamp " + ((Date) value).toInstant();
        }
        for (Map.Entry<Class<?>, Function<Object, String>> one : BY_TYPE.entrySet()) {
            if (one.getKey().isInstance(value)) {
                return one.getKey().getName() + " " + one.getValue().apply(value);
            }
        }
        return null;
    }

    private static String locale(Locale locale) {
        StringBuilder text = new StringBuilder();
        text.append(locale.getLanguage()).append(' ').append(locale.getScript());
        text.append(' ').append(locale.getCountry()).append(' ').append(locale.getVariant());
        locale.getExtensionKeys().stream()
                .sorted()
                .forEach(key -> text.append(' ').append(key).append('=').append(locale.getExtension(key)));
        return text.toString();
    }
}
