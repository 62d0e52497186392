// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.Told.Delay;
import java.time.Duration;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** A JVM that dies while it loads or writes keeps the others waiting no longer than its lease lasts. */
public interface DeathContract extends MultiJvmFixture {

    /** As the setting {@code lease-duration} reads it. */
    String LEASE = "500ms";

    /** Longer than a lease lasts that nobody renews. */
    Duration SEVERAL_LEASES = Duration.ofMillis(1_500);

    /** When whoever waits must have noticed, with a lease, and time for a slow machine; shorter than the preset lease. */
    Duration SOON_AFTER_DEATH = Duration.ofSeconds(4);

    private SharedCache leased() {
        return cache("death").with("lease-duration", LEASE);
    }

    private void awaitTold(SharedCache shared, int lines) throws InterruptedException {
        jvms().journal().await(shared.name(), lines);
    }

    private void assertNothingMoreIsTold(SharedCache shared, int lines) throws InterruptedException {
        assertThat(jvms().journal().grows(shared.name(), lines + 1, SEVERAL_LEASES))
                .as("somebody goes on while the lease is held")
                .isFalse();
    }

    @Test
    default void get_ofKeyWhoseLoaderWasKilled_loadsItAfterTheLease() throws Exception {
        SharedCache shared = leased();
        try (Jvm dying = jvms().more("dying", JvmOptions.defaults())) {
            dying.begin(place -> new Told(place, shared).reading(Delay.FOREVER).get("k"));
            awaitTold(shared, 1);
            Running<String> heir = jvms().get(0)
                    .begin(place -> new Told(place, shared).reading(Delay.NONE).get("k"));
            String other = jvms().get(1)
                    .run(place -> new Told(place, shared).reading(Delay.NONE).get("other"));
            assertThat(other).isEqualTo("other loaded in 2");
            assertNothingMoreIsTold(shared, 2);
            dying.kill();
            assertThat(heir.result(SOON_AFTER_DEATH)).isEqualTo("k loaded in 1");
        }
        assertThat(jvms().journal().told(shared.name())).containsExactly("k", "other", "k");
    }

    @Test
    default void put_onKeyWhoseWriterWasKilled_goesOnAfterTheLease() throws Exception {
        SharedCache shared = leased();
        try (Jvm dying = jvms().more("dying", JvmOptions.defaults())) {
            dying.begin(place -> {
                new Told(place, shared).writing(Delay.FOREVER).put("k", 1);
                return 0;
            });
            awaitTold(shared, 1);
            Running<Integer> heir = jvms().get(0).begin(place -> {
                Cache<String, Integer> cache = new Told(place, shared).writing(Delay.NONE);
                cache.put("k", 2);
                return cache.get("k");
            });
            assertNothingMoreIsTold(shared, 1);
            dying.kill();
            assertThat(heir.result(SOON_AFTER_DEATH)).isEqualTo(2);
        }
        assertThat(jvms().journal().told(shared.name())).containsExactly("k=1", "k=2");
    }
}
