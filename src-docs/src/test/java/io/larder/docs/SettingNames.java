// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import io.larder.config.Setting;
import io.larder.config.Settings;
import io.larder.spi.StoreFactory;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What settings there are: Larder's own and those of every store. */
final class SettingNames {

    private SettingNames() {}

    static Set<String> all() {
        return settings().map(Setting::name).collect(Collectors.toSet());
    }

    /** What several stores know is there more than once. */
    static Stream<Setting<?>> settings() {
        Stream<Setting<?>> stores =
                ServiceLoader.load(StoreFactory.class).stream().flatMap(factory -> factory.get().settings().stream());
        return Stream.concat(Settings.ALL.stream(), stores);
    }
}
