// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Setting.Scope;
import io.larder.config.Source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes in what sources say in text and makes settings of it, or mistakes. */
final class Intake {

    private static final String VARIABLE_PREFIX = "LARDER_";
    private static final int SHOWN_AT_MOST = 80;

    private final Catalog catalog;
    private final Keys keys;
    private final Placeholders placeholders;
    private final Mistakes mistakes;
    private final List<String> warnings = new ArrayList<>();
    private final List<Given<?>> given = new ArrayList<>();

    Intake(Catalog catalog, Placeholders placeholders, Mistakes mistakes) {
        this.catalog = catalog;
        this.keys = new Keys(catalog);
        this.placeholders = placeholders;
        this.mistakes = mistakes;
    }

    /** What was taken so far; UriReader's findings are added to it. */
    List<Given<?>> given() {
        return given;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Takes the system properties and the environment. */
    void takeOutside() {
        new TreeMap<>(placeholders.system()).forEach((key, value) -> {
            if (key.startsWith(Keys.PREFIX)) {
                take(new Source(Origin.SYSTEM, "system property " + key), key, value);
            }
        });
        new TreeMap<>(placeholders.environment()).forEach((name, value) -> {
            if (name.startsWith(VARIABLE_PREFIX)) {
                takeVariable(name, value);
            }
        });
    }

    /** Takes the properties given along with the URI, those they have as defaults included. */
    void takeProperties(Properties properties) {
        for (Map.Entry<Object, Object> entry : properties.entrySet()) {
            if (entry.getKey() instanceof String key
                    && key.startsWith(Keys.PREFIX)
                    && !(entry.getValue() instanceof String)) {
                mistakes.add(givenProperty(key), "its value is no text; Properties hold texts alone");
            }
        }
        for (String key : new TreeMap<>(texts(properties)).keySet()) {
            if (key.startsWith(Keys.PREFIX)) {
                take(givenProperty(key), key, properties.getProperty(key, ""));
            }
        }
    }

    /** Takes a file, in which every key must be one of Larder's. */
    void takeFile(PropertiesFile file) {
        file.values().forEach((key, value) -> take(fileKey(file, key), key, value));
        file.repeated().forEach(key -> mistakes.add(fileKey(file, key), "it is there more than once"));
    }

    /** What to say of a text that stands for no value: with the text as it was written, if it can bear no secret. */
    static String wrong(Setting<?> setting, String written, IllegalArgumentException why) {
        boolean silent = setting.secret() || setting.type() == SettingType.LOCATION || written.isBlank();
        String shown = written.length() > SHOWN_AT_MOST ? written.substring(0, SHOWN_AT_MOST) + "…" : written;
        return "the value " + (silent ? "" : "'" + shown + "' ") + why.getMessage();
    }

    private static Map<String, String> texts(Properties properties) {
        Set<String> names = properties.stringPropertyNames();
        return names.stream().collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
    }

    private static Source givenProperty(String key) {
        return new Source(Origin.PROPERTIES, "the properties given, key " + key);
    }

    private static Source fileKey(PropertiesFile file, String key) {
        return new Source(Origin.FILE, file.place() + ", key " + key);
    }

    /** An unknown variable is no mistake: others than the user may have set it, for every process of the machine. */
    private void takeVariable(String name, String value) {
        List<Setting<?>> meant = catalog.settings().stream()
                .filter(setting -> setting.scope() != Scope.NAMED_CACHE
                        && setting.variable().equals(name))
                .toList();
        Source source = new Source(Origin.ENVIRONMENT, "environment variable " + name);
        meant.forEach(setting -> take(source, Keys.PREFIX + setting.name(), value));
        if (meant.isEmpty()) {
            List<String> known =
                    catalog.settings().stream().map(Setting::variable).toList();
            warnings.add(source + ": there is no such setting"
                    + Suggestions.closest(name, known)
                            .map(close -> "; did you mean " + close + "?")
                            .orElse(""));
        }
    }

    private void take(Source source, String key, String value) {
        Keys.Key parsed = keys.parse(key);
        if (parsed instanceof Keys.Known known) {
            Given<?> taken = value(known, known.setting(), source, value);
            if (taken != null) {
                given.add(taken);
            }
        } else if (parsed instanceof Keys.Refused refused) {
            mistakes.add(source, refused.reason());
        }
    }

    private <T> @Nullable Given<T> value(Keys.Known key, Setting<T> setting, Source source, String text) {
        try {
            // Variables come from a shell, which has placeholders of its own; a secret store may put ${ into one.
            boolean literal = source.origin() == Origin.ENVIRONMENT;
            T value = setting.parse(
                    literal ? text.strip() : placeholders.fill(text).strip());
            return new Given<>(setting, value, source, key.level(), key.cacheName());
        } catch (IllegalArgumentException e) {
            mistakes.add(source, wrong(setting, text, e));
            return null;
        }
    }
}
