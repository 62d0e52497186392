// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of URIs. It works on text, since what is mistyped has secrets too: a password with an unescaped
 * slash makes {@link URI} believe that the host ends in the midst of it.
 */
record Redaction(Catalog catalog) {

    /** Stands for a secret. Without an asterisk, which would make a pattern of a JMX name. */
    static final String MASK = "xxxxx";

    static final Set<String> FILE_SCHEMES =
            Set.of("file", "classpath", "jar", "jrt", "vfs", "bundleresource", "bundleentry", "resource");

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)?(//)?");

    /** The same URI if it bears no secret. */
    URI shown(URI uri) {
        String text = uri.toString();
        String shown = shown(text);
        return shown.equals(text) ? uri : URI.create(shown);
    }

    /** The text of a URI, well-formed or not, without its secrets. */
    String shown(String text) {
        Matcher scheme = SCHEME.matcher(text);
        int start = scheme.lookingAt() ? scheme.end() : 0;
        String name = text.substring(0, Math.max(0, text.indexOf(':'))).toLowerCase(Locale.ROOT);
        if (FILE_SCHEMES.contains(name)) {
            return text;
        }
        int question = text.indexOf('?', start);
        String place = question < 0 ? text.substring(start) : text.substring(start, question);
        String prefix = text.substring(0, start);
        if (question < 0) {
            return prefix + withoutUser(place);
        }
        List<StoreUri.Parameter> parameters = Stream.of(
                        text.substring(question + 1).split("&", -1))
                .map(StoreUri.Parameter::of)
                .toList();
        // A password with a question mark in it looks like a parameter that nobody knows.
        if (parameters.stream().anyMatch(this::hidesUser)) {
            return prefix + MASK;
        }
        return prefix + withoutUser(place) + "?"
                + parameters.stream().map(this::withoutSecret).collect(Collectors.joining("&"));
    }

    private static String withoutUser(String place) {
        int at = place.lastIndexOf('@');
        if (at < 0) {
            return place;
        }
        String user = place.substring(0, at);
        int colon = user.indexOf(':');
        boolean torn = user.indexOf('/') >= 0 || user.indexOf('#') >= 0;
        String name = colon < 0 || torn ? "" : user.substring(0, colon + 1);
        return name + MASK + place.substring(at);
    }

    private boolean hidesUser(StoreUri.Parameter parameter) {
        return !isKnown(parameter) && parameter.toString().indexOf('@') >= 0;
    }

    private String withoutSecret(StoreUri.Parameter parameter) {
        if (parameter.rawValue().isEmpty() || isPlain(parameter)) {
            return parameter.toString();
        }
        return parameter.rawName() + "=" + MASK;
    }

    private boolean isKnown(StoreUri.Parameter parameter) {
        return setting(parameter) != null;
    }

    private boolean isPlain(StoreUri.Parameter parameter) {
        Setting<?> setting = setting(parameter);
        return setting != null && !setting.secret() && setting.type() != SettingType.LOCATION;
    }

    private @Nullable Setting<?> setting(StoreUri.Parameter parameter) {
        try {
            return catalog.find(parameter.name());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
