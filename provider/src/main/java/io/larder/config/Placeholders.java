// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts system properties and environment variables where a value asks for them: a dollar sign and, in braces, a name, or
 * a name, a colon and a default. A second dollar sign before makes it plain text. What is put in is not looked through
 * again.
 */
record Placeholders(Map<String, String> system, Map<String, String> environment) {

    /**
     * The value with everything put in.
     *
     * @throws IllegalArgumentException if a name is unknown or a brace is missing; the message follows on the words
     *     "the value"
     */
    String fill(String value) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int open = value.indexOf("${"); open >= 0; open = value.indexOf("${", at)) {
            if (open > at && value.charAt(open - 1) == '$') {
                filled.append(value, at, open - 1).append("${");
                at = open + 2;
                continue;
            }
            int close = value.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("has a ${ without a }");
            }
            filled.append(value, at, open).append(lookup(value.substring(open + 2, close)));
            at = close + 1;
        }
        return filled.append(value.substring(at)).toString();
    }

    private String lookup(String expression) {
        int colon = expression.indexOf(':');
        String name = colon < 0 ? expression : expression.substring(0, colon);
        String found = find(name);
        if (found != null) {
            return found;
        }
        if (colon < 0) {
            throw new IllegalArgumentException("asks for ${" + name
                    + "}, but there is no system property and no environment variable of that name; ${" + name
                    + ":default} does without");
        }
        return expression.substring(colon + 1);
    }

    private @Nullable String find(String name) {
        String property = system.get(name);
        return property != null ? property : environment.get(name);
    }
}
