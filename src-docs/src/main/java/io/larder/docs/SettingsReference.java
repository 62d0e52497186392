// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Objects.requireNonNull;

import io.larder.config.Setting;
import io.larder.config.Settings;
import io.larder.spi.StoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the tables of settings in AsciiDoc, from those in code: Larder's rows, then those of the stores. What several
 * stores know is in one table for all of them.
 */
public final class SettingsReference {

    private SettingsReference() {}

    /** Writes to the file that the argument names. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text(ServiceLoader.load(StoreFactory.class)));
    }

    static String text(Iterable<StoreFactory> factories) {
        StringBuilder text = new StringBuilder(table(Settings.ALL));
        byStores(factories)
                .forEach((schemes, settings) ->
                        text.append("\n=== ").append(schemes).append("\n\n").append(table(settings)));
        return text.toString();
    }

    /** By the schemes of all stores that know them; what more stores know stands first. */
    private static Map<String, List<Setting<?>>> byStores(Iterable<StoreFactory> factories) {
        Map<Setting<?>, TreeSet<String>> schemes = new LinkedHashMap<>();
        for (StoreFactory factory : factories) {
            factory.settings()
                    .forEach(setting -> schemes.computeIfAbsent(setting, any -> new TreeSet<>())
                            .addAll(factory.schemes()));
        }
        return schemes.keySet().stream()
                .sorted(Comparator.comparingInt(
                        setting -> -schemesOf(setting, schemes).size()))
                .collect(Collectors.groupingBy(
                        setting -> String.join(", ", schemesOf(setting, schemes)),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static Set<String> schemesOf(Setting<?> setting, Map<Setting<?>, TreeSet<String>> schemes) {
        return requireNonNull(schemes.get(setting));
    }

    private static String table(Collection<Setting<?>> settings) {
        return settings.stream()
                .map(SettingsReference::row)
                .collect(Collectors.joining(
                        "\n", "[cols=\"3,2,2,5\"]\n|===\n| setting | type | default | \n\n", "|===\n"));
    }

    private static <T> String row(Setting<T> setting) {
        T preset = setting.defaultValue();
        return cell(code(setting.name()))
                + cell(setting.type().name() + unit(setting) + least(setting))
                + cell(preset == null ? "none" : code(setting.type().print(preset)))
                + cell(setting.advice() + reach(setting));
    }

    private static String unit(Setting<?> setting) {
        return setting.unit().isEmpty() ? "" : " (" + setting.unit() + ")";
    }

    private static <T> String least(Setting<T> setting) {
        T minimum = setting.minimum();
        return minimum == null ? "" : ", at least " + code(setting.type().print(minimum));
    }

    private static String reach(Setting<?> setting) {
        String where = switch (setting.scope()) {
            case MANAGER -> " For a whole manager.";
            case CACHE -> "";
            case NAMED_CACHE -> " For a cache by its name, or for `*`.";
        };
        return where
                + (setting.onlyInThisJvm() ? " Heeded in this JVM's memory alone." : "")
                + (setting.secret() ? " Never shown." : "");
    }

    private static String code(String text) {
        return "`+" + text + "+`";
    }

    private static String cell(String text) {
        return "| " + text.replace("|", "\\|") + "\n";
    }
}
