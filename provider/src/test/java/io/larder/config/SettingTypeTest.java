// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {

    @ParameterizedTest
    @CsvSource({"250ms,250", "30s,30000", "5m,300000", "12h,43200000", "7d,604800000", "0s,0", "007s,7000"})
    void parseDuration_withUnit_isThatLong(String text, long millis) {
        assertThat(SettingType.DURATION.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "s", "-1s", "1.5s", "1 s", "1S", "1sec", "PT1S", "+1s", "1s ", "٣s", "1ns", "1w"})
    void parseDuration_otherwiseWritten_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.DURATION.parse(text))
                .withMessageContaining("250ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807d", "99999999999999999999ms", "106751991168d"})
    void parseDuration_tooLarge_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.DURATION.parse(text))
                .withMessageContaining("too large");
    }

    @Test
    void parseDuration_theLongest_isTaken() {
        assertThat(SettingType.DURATION.parse(Long.MAX_VALUE + "ms")).isEqualTo(Duration.ofMillis(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"4096,4096", "64KiB,65536", "16MiB,16777216", "1GiB,1073741824", "2TiB,2199023255552", "0,0"})
    void parseSize_withOrWithoutUnit_isThatManyBytes(String text, long bytes) {
        assertThat(SettingType.SIZE.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-1MiB", "16MB", "16M", "16mib", "1.5GiB", "MiB", "9007199254740993TiB"})
    void parseSize_otherwiseWritten_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.SIZE.parse(text))
                .withMessageContaining("16MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "0x10", "1_000", "1,000", "--1", "9223372036854775808", "一"})
    void parseInteger_otherThanDecimalDigits_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SettingType.INTEGER.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", "on", "truee"})
    void parseBoolean_otherThanTrueOrFalse_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SettingType.BOOLEAN.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.", ".com", "com..acme", "1a", "a b", "a;b", "../a", "a/b"})
    void parseClassName_thatNoClassCanHave_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SettingType.CLASS_NAME.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void parse_empty_isRefusedByEveryType(String text) {
        for (Setting<?> setting : Settings.ALL) {
            assertThatIllegalArgumentException()
                    .as(setting.name())
                    .isThrownBy(() -> setting.parse(text))
                    .withMessage("is empty");
        }
    }

    @Test
    void parseLocation_schemeAlone_isTheNextThingUriCanExpress() {
        assertThat(SettingType.LOCATION.parse("local:")).isEqualTo(URI.create("local:/"));
    }

    @Test
    void parseLocation_malformed_neverRepeatsThePassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingType.LOCATION.parse("redis://user:s3cr^et@host"))
                .withMessageNotContaining("s3cr")
                .withNoCause();
    }

    @Test
    void oneOf_constantWithUnderscore_isWrittenWithHyphen() {
        SettingType<Setting.Scope> type = SettingType.oneOf(Setting.Scope.class);

        assertThat(type.parse("named-cache")).isEqualTo(Setting.Scope.NAMED_CACHE);
        assertThat(type.print(Setting.Scope.NAMED_CACHE)).isEqualTo("named-cache");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.parse("NAMED_CACHE"))
                .withMessage("is not one of manager, cache, named-cache");
    }

    @Property
    void printThenParse_anyDuration_isTheSame(@ForAll @LongRange(min = 0) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(SettingType.DURATION.parse(SettingType.DURATION.print(duration)))
                .isEqualTo(duration);
    }

    @Property
    void printThenParse_wholeUnits_areTheSame(@ForAll @LongRange(min = 0, max = 100_000) long amount) {
        for (TimeUnit unit : TimeUnit.values()) {
            if (unit.compareTo(TimeUnit.MILLISECONDS) >= 0) {
                Duration duration = Duration.of(amount, unit.toChronoUnit());
                assertThat(SettingType.DURATION.parse(SettingType.DURATION.print(duration)))
                        .isEqualTo(duration);
            }
        }
    }

    @Property
    void printThenParse_anySize_isTheSame(@ForAll @LongRange(min = 0) long bytes) {
        assertThat(SettingType.SIZE.parse(SettingType.SIZE.print(bytes))).isEqualTo(bytes);
        long round = bytes >>> 31 << 20;
        assertThat(SettingType.SIZE.parse(SettingType.SIZE.print(round))).isEqualTo(round);
    }

    @Property
    void parse_anyText_isTakenOrRefusedButNothingElse(@ForAll String text) {
        for (Setting<?> setting : Settings.ALL) {
            try {
                assertThat(setting.parse(text)).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
