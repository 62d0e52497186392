// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.remote.EntryNames;
import java.util.List;
import javax.cache.Cache;

/** Where the server tells of changes. */
final class CostIT extends CostContract {

    @Override
    String[] parameters() {
        return new String[0];
    }

    @Override
    void check(Cost expected, List<String> commands) {
        assertThat(commands).isEqualTo(expected.commands());
    }

    /** Word of the generation's own beginning was still on its way: then it is asked for once more. */
    @Override
    boolean isDisturbed(List<String> commands) {
        return commands.contains("PERSIST generation");
    }

    @Override
    void awaitReady(Cache<String, String> cache, EntryNames names) {
        awaitTrust(cache, names);
    }
}
