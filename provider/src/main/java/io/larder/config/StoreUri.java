// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A store's URI taken apart as text, since {@link URI} knows no query in {@code local:?max-entries=1000}.
 *
 * @param place everything before the question mark
 * @param parameters what stands behind it, still encoded
 */
record StoreUri(String scheme, String place, List<Parameter> parameters) {

    private static final Set<String> NOWHERE = Set.of("local", "none");

    /** One {@code name=value}, still encoded; without {@code =} the value is empty. */
    record Parameter(String rawName, String rawValue) {

        static Parameter of(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Parameter(text, "")
                    : new Parameter(text.substring(0, equals), text.substring(equals + 1));
        }

        String name() {
            return decode(rawName);
        }

        String value() {
            return decode(rawValue);
        }

        @Override
        public String toString() {
            return rawValue.isEmpty() ? rawName : rawName + "=" + rawValue;
        }
    }

    /** The parts of an absolute URI; a fragment counts to the last of them. */
    static StoreUri of(URI uri) {
        String text = uri.toString();
        int question = text.indexOf('?');
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (question < 0) {
            return new StoreUri(scheme, text, List.of());
        }
        List<Parameter> parameters = Arrays.stream(text.substring(question + 1).split("&"))
                .filter(part -> !part.isEmpty())
                .map(Parameter::of)
                .toList();
        return new StoreUri(scheme, text.substring(0, question), parameters);
    }

    /** Whether something stands between the scheme and the parameters of a store that is at no place. */
    boolean hasNeedlessPlace() {
        String rest = place.substring(place.indexOf(':') + 1);
        return NOWHERE.contains(scheme) && !Set.of("", "/", "//", "///").contains(rest);
    }

    /** The URI with those parameters alone. */
    URI keeping(Predicate<Parameter> wanted) {
        List<Parameter> kept = parameters.stream().filter(wanted).toList();
        if (!kept.isEmpty()) {
            return URI.create(place + kept.stream().map(Parameter::toString).collect(Collectors.joining("&", "?", "")));
        }
        // URI has no word for a scheme with nothing behind it.
        boolean bare = place.equals(place.substring(0, place.indexOf(':') + 1));
        return URI.create(bare || place.endsWith("://") ? place.substring(0, place.indexOf(':')) + ":/" : place);
    }

    /**
     * The text without percent-encoding; a plus sign is a plus sign.
     *
     * @throws IllegalArgumentException if the encoded bytes are no UTF-8
     */
    static String decode(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(hex(raw, i + 1));
                i += 2;
            } else {
                byte[] plain = raw.substring(i, i + 1).getBytes(StandardCharsets.UTF_8);
                bytes.write(plain, 0, plain.length);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not UTF-8 once its percent-encoding is taken off", e);
        }
    }

    private static int hex(String raw, int at) {
        if (at + 2 > raw.length()) {
            throw new IllegalArgumentException("has a % without two hexadecimal digits");
        }
        int high = Character.digit(raw.charAt(at), 16);
        int low = Character.digit(raw.charAt(at + 1), 16);
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("has a % without two hexadecimal digits");
        }
        return high << 4 | low;
    }
}
