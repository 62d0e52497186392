// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A properties file that was read.
 *
 * @param place where it was found, as a URI
 * @param values its keys and values
 * @param repeated the keys that it has more than once
 */
record PropertiesFile(String place, Map<String, String> values, Set<String> repeated) {

    /** Tells that what was found can not be used; its message follows on the place. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads it as UTF-8.
     *
     * @throws Malformed if it is no properties file
     * @throws IOException if it can not be read
     */
    static PropertiesFile load(String place, InputStream bytes) throws IOException {
        Lines lines = new Lines();
        try (bytes) {
            lines.load(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
        } catch (CharacterCodingException e) {
            throw new Malformed("is not UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw new Malformed("has a malformed \\uXXXX", e);
        }
        return new PropertiesFile(place, lines.values, lines.repeated);
    }

    /** Keeps the order of the lines, and notices those that replace another. */
    private static final class Lines extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> values = new LinkedHashMap<>();
        private final transient Set<String> repeated = new TreeSet<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            if (values.put((String) key, (String) value) != null) {
                repeated.add((String) key);
            }
            return value;
        }
    }
}
