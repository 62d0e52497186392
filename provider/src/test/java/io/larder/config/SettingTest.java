// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "MaxEntries", "max_entries", "-max", "max-", "a..b", "caches", "caches.x", "a b", "*"})
    void named_notInTheForm_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Setting.named(name, SettingType.TEXT));
    }

    @Test
    void parse_belowMinimum_isRefusedWithTheMinimum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.LOCK_TIMEOUT.parse("0ms"))
                .withMessage("is below the minimum of 1ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.MAX_ENTRIES.parse("-5"))
                .withMessage("is below the minimum of 1");
    }

    @Test
    void parse_secretThatIsTooLarge_isRepeatedNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixtures.PIN.parse("99999999999999999999"))
                .withMessage("is a number too large")
                .withNoCause();
    }

    @Test
    void checked_durationThatCanNotBeWritten_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.LOCK_TIMEOUT.checked(Duration.ofNanos(1_500_000)))
                .withMessage("is a duration finer than a millisecond");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.LOCK_TIMEOUT.checked(Duration.ofSeconds(-1)))
                .withMessage("is a negative duration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.LOCK_TIMEOUT.checked(Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessageContaining("2^63");
    }

    @Test
    void advice_defaultBelowMinimum_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.named("x", SettingType.INTEGER)
                        .minimum(2L)
                        .defaultValue(1L)
                        .advice("None."));
    }

    @Test
    void variable_ofDotsAndHyphens_hasUnderscores() {
        assertThat(Setting.named("near.max-staleness", SettingType.DURATION)
                        .advice("None.")
                        .variable())
                .isEqualTo("LARDER_NEAR_MAX_STALENESS");
    }

    @Test
    void describe_ofAll_hasOneWellFormedLineForEachRow() {
        List<String> lines = Settings.describe().lines().toList();

        assertThat(lines).hasSize(Settings.ALL.size() + 2);
        assertThat(lines).allMatch(line -> line.chars().filter(c -> c == '|').count() == 10);
        assertThat(lines)
                .anyMatch(line -> line.startsWith(
                        "| `lock-timeout` | duration | ms, s, m, h, d | `30s` | `1ms` | cache |  | all | How long"));
    }

    @Test
    void describe_ofSecret_saysSo() {
        Setting<String> password = Setting.named("password", SettingType.TEXT)
                .secret()
                .scope(Setting.Scope.MANAGER)
                .advice("a|b");

        assertThat(Settings.describe(List.of(password)))
                .endsWith("| `password` | text |  |  |  | manager | yes | all | a\\|b |\n");
    }

    @Test
    void all_rows_haveDifferentNamesAndAdvice() {
        assertThat(Settings.ALL).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(Settings.ALL)
                .allSatisfy(setting -> assertThat(setting.advice()).isNotBlank().doesNotContain("\n"));
    }
}
