// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.remote.EntryNames;
import java.util.List;
import javax.cache.Cache;

/** Where generations are read along: a further command in each trip, and no further trip. */
final class UntrackedCostIT extends CostContract {

    @Override
    String[] parameters() {
        return new String[] {"tracking=off"};
    }

    @Override
    void check(Cost expected, List<String> commands) {
        List<String> others =
                commands.stream().filter(one -> !one.equals("GET generation")).toList();
        assertThat(others).isEqualTo(expected.commands());
        assertThat(commands.size() - others.size()).isEqualTo(expected.trips());
    }

    @Override
    boolean isDisturbed(List<String> commands) {
        return false;
    }

    @Override
    void awaitReady(Cache<String, String> cache, EntryNames names) {
        assertThat(cache.get("k")).isEqualTo("v");
    }
}
