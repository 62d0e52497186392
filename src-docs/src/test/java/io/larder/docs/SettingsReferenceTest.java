// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.config.Setting;
import io.larder.config.SettingType;
import io.larder.spi.StoreFactory;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {

    private static final Setting<Boolean> SHARED =
            Setting.named("shared", SettingType.BOOLEAN).advice("Known to both.");
    private static final Setting<Boolean> OWN =
            Setting.named("own", SettingType.BOOLEAN).advice("Known to one.");

    /** Never connects. */
    private record Described(Set<String> schemes, List<Setting<?>> settings) implements StoreFactory {

        @Override
        public Stores connect(StoresSpec spec) {
            throw new UnsupportedOperationException("only described");
        }
    }

    @Test
    void setting_ofTwoStores_standsInOneTableForBoth() {
        String text = SettingsReference.text(List.of(
                new Described(Set.of("one", "ones"), List.of(OWN, SHARED)),
                new Described(Set.of("other"), List.of(SHARED))));

        assertThat(text).containsSubsequence("=== one, ones, other\n", "`+shared+`", "=== one, ones\n", "`+own+`");
        assertThat(text).containsOnlyOnce("`+shared+`").containsOnlyOnce("`+own+`");
    }

    @Test
    void store_withoutSettings_hasNoTable() {
        assertThat(SettingsReference.text(List.of(new Described(Set.of("one"), List.of()))))
                .doesNotContain("===  ")
                .doesNotContain("=== one");
    }
}
