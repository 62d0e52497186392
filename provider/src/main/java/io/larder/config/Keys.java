// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Given.Level;
import io.larder.config.Setting.Scope;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands keys: {@code larder.<setting>}, {@code larder.caches.*.<setting>}, {@code larder.caches.<name>.<setting>}.
 * A name may contain anything, dots included: the longest setting that the key ends with is the setting, what is left
 * is the name.
 */
record Keys(Catalog catalog) {

    static final String PREFIX = "larder.";
    private static final String CACHES = "caches.";

    /** What a key turned out to be. */
    sealed interface Key {}

    /** The key of a setting. */
    record Known(Setting<?> setting, Level level, @Nullable String cacheName) implements Key {}

    /** No key, and why. */
    record Refused(String reason) implements Key {}

    Key parse(String key) {
        if (!key.startsWith(PREFIX)) {
            return new Refused("every key begins with " + PREFIX + suggestion(key));
        }
        String rest = key.substring(PREFIX.length());
        return rest.startsWith(CACHES) ? ofCache(key, rest.substring(CACHES.length())) : ofManager(key, rest);
    }

    private Key ofManager(String key, String name) {
        Setting<?> setting = catalog.find(name);
        if (setting == null) {
            return unknown(key);
        }
        if (setting.scope() == Scope.NAMED_CACHE) {
            return new Refused("the setting " + name + " is for a cache: larder.caches.<name>." + name
                    + (setting.equals(Settings.STORE) ? "; larder.uri says where the entries of a manager live" : ""));
        }
        return new Known(setting, Level.MANAGER, null);
    }

    private Key ofCache(String key, String rest) {
        Optional<Setting<?>> found = catalog.settings().stream()
                .filter(setting -> rest.endsWith("." + setting.name()))
                .max(Comparator.comparingInt(setting -> setting.name().length()));
        if (found.isEmpty()) {
            return unknown(key);
        }
        Setting<?> setting = found.get();
        if (setting.scope() == Scope.MANAGER) {
            return new Refused("the setting " + setting + " is for a whole manager: larder." + setting);
        }
        String cache = rest.substring(0, rest.length() - setting.name().length() - 1);
        if (cache.isEmpty()) {
            return new Refused("the name of the cache is missing: larder.caches.<name>." + setting);
        }
        return cache.equals("*") ? new Known(setting, Level.ANY, null) : new Known(setting, Level.NAMED, cache);
    }

    private Key unknown(String key) {
        return new Refused("there is no such setting" + suggestion(key));
    }

    private String suggestion(String key) {
        return meant(key).map(close -> "; did you mean " + close + "?").orElse("");
    }

    /** The key that would be right, if one is few typing errors away. */
    private Optional<String> meant(String key) {
        String rest = afterWord(key, "larder").orElse(key);
        Optional<String> ofCache = afterWord(rest, "caches").flatMap(this::meantOfCache);
        return ofCache.or(() -> Suggestions.closest(rest, catalog.names())).map(PREFIX::concat);
    }

    private Optional<String> meantOfCache(String rest) {
        int dot = rest.lastIndexOf('.');
        if (dot <= 0) {
            return Optional.empty();
        }
        return Suggestions.closest(rest.substring(dot + 1), catalog.names())
                .map(close -> CACHES + rest.substring(0, dot + 1) + close);
    }

    /** What stands behind the first word, if that is the expected one or nearly so. */
    private static Optional<String> afterWord(String key, String expected) {
        int dot = key.indexOf('.');
        return dot > 0 && Suggestions.isClose(key.substring(0, dot), expected)
                ? Optional.of(key.substring(dot + 1))
                : Optional.empty();
    }
}
