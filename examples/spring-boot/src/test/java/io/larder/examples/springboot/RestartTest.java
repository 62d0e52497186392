// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Restarts as devtools make them: the old context is closed, the new one has new classes. */
class RestartTest {

    @Test
    void restart_beginsAnewAndLeavesNoBeanBehind() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (RunningShop shop = RunningShop.start("local:/")) {
                shop.get("/books/1");
                assertThat(shop.get("/books/1")).contains("Moby-Dick");
                assertThat(shop.questions()).isEqualTo(1);
                assertThat(RunningShop.beans()).containsExactly("CacheStatistics books", "CacheStatistics prices");
            }
            assertThat(RunningShop.beans()).isEmpty();
        }
    }
}
