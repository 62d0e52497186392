// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.larder.config.Expiry.Event;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    @Test
    void factory_ofEachForm_makesThatPolicyOfTheStandard() {
        Duration ten = new Duration(TimeUnit.MILLISECONDS, 10_000);
        assertThat(made("eternal")).isEqualTo(EternalExpiryPolicy.factoryOf());
        assertThat(made("created:10s")).isEqualTo(CreatedExpiryPolicy.factoryOf(ten));
        assertThat(made("accessed:10s")).isEqualTo(AccessedExpiryPolicy.factoryOf(ten));
        assertThat(made("modified:10s")).isEqualTo(ModifiedExpiryPolicy.factoryOf(ten));
        assertThat(made("touched:10s")).isEqualTo(TouchedExpiryPolicy.factoryOf(ten));
    }

    @Test
    void factory_ofZero_makesTheStandardsZero() {
        assertThat(Expiry.parse("created:0s").factory().create().getExpiryForCreation())
                .isSameAs(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "Eternal", "eternal:5s", "created", "CREATED:5s", "30s", ":5s", "written:5s"})
    void parse_otherWords_areRefusedWithTheRightOnes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expiry.parse(text))
                .withMessageContaining("touched:10m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"created:", "created:-1s", "created:5", "created: 5s", "touched:9223372036854775807d"})
    void parse_badDuration_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expiry.parse(text))
                .withMessageContaining("duration");
    }

    @Test
    void after_finerThanMilliseconds_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expiry.after(Event.CREATED, java.time.Duration.ofNanos(1)))
                .withMessageContaining("finer than a millisecond");
    }

    @Property
    void printThenParse_anyEventAndLifetime_isTheSame(@ForAll Event event, @ForAll @LongRange(min = 0) long millis) {
        Expiry expiry = Expiry.after(event, java.time.Duration.ofMillis(millis));

        assertThat(Expiry.parse(expiry.toString())).isEqualTo(expiry);
    }

    private static Factory<?> made(String text) {
        return Expiry.parse(text).factory();
    }
}
