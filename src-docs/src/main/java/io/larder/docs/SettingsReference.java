// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import io.larder.config.Setting;
import io.larder.config.Settings;
import io.larder.spi.StoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the table of settings in AsciiDoc, from the one in code: Larder's rows, then those of each store. */
public final class SettingsReference {

    private SettingsReference() {}

    /** Writes to the file that the argument names. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text());
    }

    private static String text() {
        StringBuilder text = new StringBuilder(table(Settings.ALL));
        for (StoreFactory factory : ServiceLoader.load(StoreFactory.class)) {
            if (!factory.settings().isEmpty()) {
                String schemes = String.join(", ", new TreeSet<>(factory.schemes()));
                text.append("\n=== ").append(schemes).append("\n\n").append(table(factory.settings()));
            }
        }
        return text.toString();
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
