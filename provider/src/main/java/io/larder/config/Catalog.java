// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings and the store schemes that one provider knows. */
final class Catalog {

    /** What is known without any store factory. */
    static final Catalog CORE = new Catalog(Set.of(), List.of());

    private static final String TIERED = "tiered+";

    private final Set<String> schemes;
    private final Map<String, Setting<?>> settings = new LinkedHashMap<>();

    @SuppressWarnings("ReferenceEquality") // two factories may share a row, but rows that merely have one name are two
    Catalog(Collection<String> schemes, Collection<? extends Setting<?>> more) {
        this.schemes = new TreeSet<>(schemes);
        Settings.ALL.forEach(setting -> settings.put(setting.name(), setting));
        for (Setting<?> setting : more) {
            Setting<?> known = settings.putIfAbsent(setting.name(), setting);
            if (known != null && known != setting) {
                throw new ConfigurationException(
                        List.of("Two store factories (or one and Larder) both define the setting " + setting.name()
                                + "; one of them has to choose another name"));
            }
        }
    }

    @Nullable
    Setting<?> find(String name) {
        return settings.get(name);
    }

    Collection<Setting<?>> settings() {
        return settings.values();
    }

    Set<String> names() {
        return settings.keySet();
    }

    Set<String> schemes() {
        return schemes;
    }

    /** Whether entries live there, by a store's own scheme or one with a near tier before it. */
    boolean isStore(@Nullable String scheme) {
        if (scheme == null) {
            return false;
        }
        String name = scheme.toLowerCase(Locale.ROOT);
        return schemes.contains(name) || (name.startsWith(TIERED) && schemes.contains(name.substring(TIERED.length())));
    }

    /** What to say of a scheme that is no store's. */
    String unknownScheme(String scheme) {
        String name = scheme.toLowerCase(Locale.ROOT);
        String prefix = name.startsWith(TIERED) ? TIERED : "";
        String meant = Suggestions.closest(name.substring(prefix.length()), schemes)
                .map(close -> ", did you mean " + prefix + close + "?")
                .orElse(".");
        return "no store has the scheme " + scheme + meant + " Known are " + String.join(", ", schemes)
                + " (tiered+ may stand before a remote one), and file, classpath and jar for a properties file";
    }
}
