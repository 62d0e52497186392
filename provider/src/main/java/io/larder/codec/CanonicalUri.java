// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A URI as its {@code equals} sees it: scheme, host and the digits of escapes in either case. */
final class CanonicalUri {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private CanonicalUri() {}

    static String of(URI uri) {
        StringBuilder text = new StringBuilder();
        append(text, lower(uri.getScheme()));
        if (uri.isOpaque()) {
            append(text, upperEscapes(uri.getRawSchemeSpecificPart()));
        } else {
            if (uri.getHost() == null) {
                append(text, upperEscapes(uri.getRawAuthority()));
            } else {
                append(text, upperEscapes(uri.getRawUserInfo()));
                append(text, lower(uri.getHost()));
                append(text, Integer.toString(uri.getPort()));
            }
            append(text, upperEscapes(uri.getRawPath()));
            append(text, upperEscapes(uri.getRawQuery()));
        }
        return append(text, upperEscapes(uri.getRawFragment())).toString();
    }

    /** Blanks stand in no URI, nor does a bare quote. */
    private static StringBuilder append(StringBuilder text, @Nullable String part) {
        return text.append(' ').append(part == null ? "\"" : part);
    }

    private static @Nullable String lower(@Nullable String part) {
        return part == null ? null : part.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String upperEscapes(@Nullable String part) {
        return part == null
                ? null
                : ESCAPE.matcher(part).replaceAll(escape -> escape.group().toUpperCase(Locale.ROOT));
    }
}
