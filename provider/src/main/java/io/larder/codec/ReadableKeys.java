// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keys that are text: a letter for the type, and the key itself, escaped. */
final class ReadableKeys {

    private static final char STRING = 's';
    private static final char ENUM = 'e';

    private static final Map<Class<?>, Form<?>> BY_CLASS = Stream.of(
                    new Form<>(STRING, String.class, text -> text, text -> text),
                    new Form<>('i', Integer.class, String::valueOf, Integer::valueOf),
                    new Form<>('l', Long.class, String::valueOf, Long::valueOf),
                    new Form<>('w', Short.class, String::valueOf, Short::valueOf),
                    new Form<>('y', Byte.class, String::valueOf, Byte::valueOf),
                    new Form<>('b', Boolean.class, String::valueOf, Boolean::valueOf),
                    new Form<>('c', Character.class, String::valueOf, text -> text.charAt(0)),
                    // In hexadecimal: the decimal digits have changed from one JDK to another.
                    new Form<>('d', Double.class, Double::toHexString, Double::valueOf),
                    new Form<>('f', Float.class, Float::toHexString, Float::valueOf),
                    new Form<>('n', BigInteger.class, String::valueOf, BigInteger::new),
                    new Form<>('m', BigDecimal.class, String::valueOf, BigDecimal::new),
                    new Form<>('u', UUID.class, String::valueOf, UUID::fromString),
                    new Form<>('D', LocalDate.class, String::valueOf, LocalDate::parse),
                    new Form<>('T', LocalDateTime.class, String::valueOf, LocalDateTime::parse),
                    new Form<>('I', Instant.class, String::valueOf, Instant::parse))
            .collect(Collectors.toUnmodifiableMap(Form::type, form -> form));

    private static final Map<Character, Form<?>> BY_TAG =
            BY_CLASS.values().stream().collect(Collectors.toUnmodifiableMap(Form::tag, form -> form));

    private ReadableKeys() {}

    /** The text of a key; null if its type has none. */
    static @Nullable String text(Object key) {
        if (key instanceof String string) {
            return STRING + Escaping.escape(string);
        }
        if (key instanceof Enum<?> constant) {
            return ENUM + Escaping.escape(constant.getDeclaringClass().getName() + '.' + constant.name());
        }
        Form<?> form = BY_CLASS.get(key.getClass());
        return form == null ? null : form.write(key);
    }

    /**
     * The key whose text this is.
     *
     * @throws Unreadable if there is none, or its class is refused
     */
    static Object key(String text, ClassPolicy policy) {
        if (text.isEmpty()) {
            throw new Unreadable("has no name");
        }
        Object key = text.charAt(0) == ENUM ? constant(text, policy) : value(text);
        if (!text.equals(text(key))) {
            throw new Unreadable("has a name that Larder does not write");
        }
        return key;
    }

    private static Object value(String text) {
        Form<?> form = BY_TAG.get(text.charAt(0));
        if (form == null) {
            throw new Unreadable("has a name of no type that Larder knows");
        }
        return form.read(text);
    }

    private static Object constant(String text, ClassPolicy policy) {
        String qualified = Escaping.unescape(text.substring(1));
        int dot = Math.max(0, qualified.lastIndexOf('.'));
        Class<?> type = policy.load(qualified.substring(0, dot));
        Object[] constants = type.getEnumConstants();
        return Stream.of(constants == null ? new Object[0] : constants)
                .filter(constant -> ((Enum<?>) constant).name().equals(qualified.substring(dot + 1)))
                .findFirst()
                .orElseThrow(() -> new Unreadable("has the name of no constant of " + type.getName()));
    }

    /** A type whose text says all that its {@code equals} looks at. */
    private record Form<T>(char tag, Class<T> type, Function<T, String> print, Function<String, T> parse) {

        String write(Object key) {
            return tag + Escaping.escape(print.apply(type.cast(key)));
        }

        T read(String text) {
            try {
                return parse.apply(Escaping.unescape(text.substring(1)));
            } catch (RuntimeException e) {
                throw new Unreadable("has a name that is no " + type.getName(), e);
            }
        }
    }
}
