// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Given.Level;
import io.larder.config.Setting.Scope;
import io.larder.config.Source.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a store's URI, and refuses URIs that can not be one. */
record UriReader(Catalog catalog, Mistakes mistakes) {

    /** Notes what makes it impossible that entries live there; false if something does. */
    boolean checkPlace(URI uri, Source source) {
        String scheme = uri.getScheme();
        if (scheme == null) {
            mistakes.add(source, "a store's URI begins with a scheme, such as redis://host");
            return false;
        }
        if (!catalog.isStore(scheme)) {
            mistakes.add(source, catalog.unknownScheme(scheme));
            return false;
        }
        if (uri.getRawFragment() != null) {
            mistakes.add(source, "a store's URI has no fragment; write a # in a password as %23");
        }
        if (StoreUri.of(uri).hasNeedlessPlace()) {
            mistakes.add(
                    source,
                    "a URI of the scheme " + scheme + " has nothing but parameters, such as " + scheme
                            + ":?max-entries=1000");
        }
        return true;
    }

    /**
     * What the parameters give.
     *
     * @param where stands before "URI parameter x" in a message
     */
    List<Given<?>> parameters(URI uri, String where, Level level, @Nullable String cacheName) {
        List<Given<?>> given = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (!uri.isAbsolute() || uri.getRawFragment() != null) {
            // No store's URI, as checkPlace tells; what looks like its parameters may be the rest of a password.
            return given;
        }
        for (StoreUri.Parameter parameter : StoreUri.of(uri).parameters()) {
            Setting<?> setting = setting(parameter, where);
            if (setting == null) {
                continue;
            }
            Source source = new Source(Origin.URI, where + "URI parameter " + setting.name());
            if (!seen.add(setting.name())) {
                mistakes.add(source, "it is there twice");
            }
            Given<?> value = value(setting, parameter, source, level, cacheName);
            if (value != null) {
                given.add(value);
            }
        }
        return given;
    }

    private @Nullable Setting<?> setting(StoreUri.Parameter parameter, String where) {
        String name;
        try {
            name = parameter.name();
        } catch (IllegalArgumentException e) {
            mistakes.add(where + "a URI parameter's name " + e.getMessage());
            return null;
        }
        Setting<?> setting = catalog.find(name);
        if (setting != null && setting.scope() != Scope.NAMED_CACHE && !setting.equals(Settings.LOCATION)) {
            return setting;
        }
        if (name.indexOf('@') >= 0 || parameter.rawValue().indexOf('@') >= 0) {
            // Likely the rest of a password: neither its name nor its value may be told.
            mistakes.add(where + "the URI has a parameter with an @ that is not known; write a ? in a password as %3F");
        } else if (setting != null) {
            mistakes.add(where + "URI parameter " + name + ": the setting " + name + " can not be a URI parameter");
        } else {
            mistakes.add(where + "URI parameter " + name + ": there is no such setting"
                    + Suggestions.closest(name.replaceFirst("^larder\\.", ""), catalog.names())
                            .map(close -> "; did you mean " + close + "?")
                            .orElse(""));
        }
        return null;
    }

    private <T> @Nullable Given<T> value(
            Setting<T> setting, StoreUri.Parameter parameter, Source source, Level level, @Nullable String cacheName) {
        try {
            return new Given<>(setting, setting.parse(parameter.value()), source, level, cacheName);
        } catch (IllegalArgumentException e) {
            mistakes.add(source, Intake.wrong(setting, parameter.rawValue(), e));
            return null;
        }
    }
}
