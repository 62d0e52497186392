// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** A lifetime is as long as it was meant to be, whatever time it is where the entry is written. */
public interface ClockContract extends MultiJvmFixture {

    /** A JVM where it is another day for most of the day. */
    private Jvm farAway() {
        return jvms().more("far away", JvmOptions.defaults().property("user.timezone", "Pacific/Auckland"));
    }

    private void put(Jvm jvm, SharedCache shared, long millis) throws InterruptedException {
        jvm.run(place -> {
            javax.cache.expiry.Duration lifetime = new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, millis);
            Cache<String, String> cache = shared.open(new MutableConfiguration<String, String>()
                    .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(lifetime)));
            cache.put("k", "value");
            return 0;
        });
    }

    @Test
    default void lifetime_ofAnEntryFromAnotherTimeZone_isRightOnTheServer() throws Exception {
        SharedCache shared = cache("clock");
        try (Jvm jvm = farAway()) {
            put(jvm, shared, 60_000);
            assertThat(remaining(shared)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        }
    }

    @Test
    default void entry_fromAnotherTimeZone_livesAsLongAsItShouldForAllJvms() throws Exception {
        SharedCache shared = cache("clock");
        Duration lifetime = Duration.ofSeconds(1);
        try (Jvm jvm = farAway()) {
            jvm.run(Place::jvm);
            long begun = System.nanoTime();
            put(jvm, shared, lifetime.toMillis());
            jvms().get(0).run(place -> {
                Cache<String, String> cache = shared.open();
                Await.until("the end of the entry", () -> !cache.containsKey("k"));
                return 0;
            });
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(lifetime, lifetime.plusSeconds(3));
        }
    }
}
