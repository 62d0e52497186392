// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a setting's values are, and how they are written: {@code parse(print(x))} equals {@code x}. Immutable.
 *
 * @param <T> the Java type of the values
 */
public final class SettingType<T> {

    /** Any text that is not empty. */
    public static final SettingType<String> TEXT = new SettingType<>("text", "", text -> text, text -> text);

    /** A whole number, in decimal digits. */
    public static final SettingType<Long> INTEGER =
            new SettingType<>("integer", "", Quantities::parseInteger, String::valueOf, Comparator.naturalOrder());

    /** A length of time, to the millisecond: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 12h}, {@code 7d}. */
    public static final SettingType<Duration> DURATION = new SettingType<>(
            "duration", "ms, s, m, h, d", Quantities::parseDuration, Quantities::print, Comparator.naturalOrder());

    /** A number of bytes: {@code 4096}, {@code 64KiB}, {@code 16MiB}, {@code 1GiB}. */
    public static final SettingType<Long> SIZE = new SettingType<>(
            "size", "bytes, KiB, MiB, GiB", Quantities::parseSize, Quantities::printSize, Comparator.naturalOrder());

    /** {@code true} or {@code false}. */
    public static final SettingType<Boolean> BOOLEAN =
            new SettingType<>("boolean", "", SettingType::parseBoolean, String::valueOf);

    /** The binary name of a class, such as {@code com.acme.Outer$Nested}. */
    public static final SettingType<String> CLASS_NAME =
            new SettingType<>("class name", "", SettingType::parseClassName, name -> name);

    /** A URI. {@code local:}, which {@link URI} can not express, is read as {@code local:/}. */
    public static final SettingType<URI> LOCATION = new SettingType<>("URI", "", SettingType::parseUri, URI::toString);

    /** When entries expire, see {@link Expiry}. */
    public static final SettingType<Expiry> EXPIRY = new SettingType<>("expiry", "", Expiry::parse, Expiry::toString);

    private static final Pattern CLASS =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final Pattern BARE_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    private final String name;
    private final String unit;
    private final Function<String, T> parser;
    private final Function<T, String> printer;
    private final @Nullable Comparator<T> order;

    private SettingType(String name, String unit, Function<String, T> parser, Function<T, String> printer) {
        this(name, unit, parser, printer, null);
    }

    private SettingType(
            String name,
            String unit,
            Function<String, T> parser,
            Function<T, String> printer,
            @Nullable Comparator<T> order) {
        this.name = name;
        this.unit = unit;
        this.parser = parser;
        this.printer = printer;
        this.order = order;
    }

    /** One of the constants of an enum, written in lower case with hyphens. */
    public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> constants) {
        List<E> all = List.of(constants.getEnumConstants());
        String words = all.stream().map(SettingType::word).collect(Collectors.joining(", "));
        return new SettingType<>(
                "one of " + words,
                "",
                text -> all.stream()
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is not one of " + words)),
                SettingType::word);
    }

    /** An object named by its class, or given by code. */
    public static <T> SettingType<Component<T>> component(Class<? super T> role) {
        return new SettingType<>(
                "class name", "", text -> Component.<T>named(role, parseClassName(text)), Component::className);
    }

    /** Objects named by their classes, with commas between them. */
    public static <T> SettingType<List<Component<T>>> components(Class<? super T> role) {
        return new SettingType<>(
                "class names",
                "",
                text -> Arrays.stream(text.split(",", -1))
                        .map(part -> Component.<T>named(role, parseClassName(part.strip())))
                        .toList(),
                all -> all.stream().map(Component::className).collect(Collectors.joining(",")));
    }

    /** How the reference page calls it. */
    public String name() {
        return name;
    }

    /**
     * The value that the text stands for.
     *
     * @throws IllegalArgumentException if it stands for none; the message follows on the words "the value" and does
     *     not repeat it
     */
    public T parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty");
        }
        return parser.apply(text);
    }

    /** The text that stands for the value. */
    public String print(T value) {
        return printer.apply(value);
    }

    @Override
    public String toString() {
        return name;
    }

    String unit() {
        return unit;
    }

    int compare(T one, T other) {
        return order == null ? 0 : order.compare(one, other);
    }

    void check(T value) {
        if (value instanceof Duration duration) {
            Quantities.requireMilliseconds(duration);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    private static String parseClassName(String text) {
        if (!CLASS.matcher(text).matches()) {
            throw new IllegalArgumentException("is not the name of a class, such as com.acme.User");
        }
        return text;
    }

    private static URI parseUri(String text) {
        try {
            return new URI(BARE_SCHEME.matcher(text).matches() ? text + "/" : text);
        } catch (URISyntaxException e) {
            // Its message would repeat the whole text, a password included.
            throw new IllegalArgumentException("is not a URI (" + e.getReason()
                    + (e.getIndex() < 0 ? "" : " at index " + e.getIndex())
                    + "); in a password write other characters than letters and digits as %XX");
        }
    }
}
