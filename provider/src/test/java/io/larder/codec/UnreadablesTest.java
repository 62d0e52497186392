// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnreadablesTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<String> log = new ArrayList<>();
    private final Unreadables unreadables = new Unreadables("users", clock::get, log::add);

    @Test
    void add_manyInAMinute_isSaidOnce() {
        for (int i = 0; i < 10; i++) {
            unreadables.add("i" + i, new Unreadable("is damaged"));
        }
        clock.addAndGet(TimeUnit.SECONDS.toNanos(60));
        unreadables.add("later", new IllegalStateException("a secret that was read"));

        assertThat(log).hasSize(2);
        assertThat(log.get(0)).contains("'users'", " i0 ", "is damaged");
        assertThat(log.get(1))
                .contains(" later ", "IllegalStateException", "11 such")
                .doesNotContain("secret");
        assertThat(unreadables.count()).isEqualTo(11);
    }
}
