// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.remote.EntryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.cache.Cache;

/** Where the JVMs tell each other: what changes something is a transaction with word of it, and no further trip. */
final class PublishCostIT extends CostContract {

    private static final Set<String> FRAME = Set.of("MULTI", "EXEC");
    private static final Set<String> READS = Set.of("GET", "EXISTS", "MGET");

    @Override
    String[] parameters() {
        return new String[] {"tracking=publish"};
    }

    @Override
    void check(Cost expected, List<String> commands) {
        assertThat(commands).isEqualTo(framed(expected.commands()));
    }

    /** What an operation changes it changes in the end. */
    private static List<String> framed(List<String> commands) {
        List<String> framed = new ArrayList<>(commands);
        framed.removeAll(FRAME);
        long reads = framed.stream().takeWhile(READS::contains).count();
        if (reads < framed.size()) {
            framed.add((int) reads, "MULTI");
            framed.addAll(List.of("PUBLISH", "EXEC"));
        }
        return framed;
    }

    /** Word of the generation's own beginning was still on its way: then it is asked for once more. */
    @Override
    boolean isDisturbed(List<String> commands) {
        return commands.contains("GET generation") || commands.contains("PERSIST generation");
    }

    /** Nobody knows whether a generation that begins is the first: so it is swept behind. */
    @Override
    void awaitReady(Cache<String, String> cache, EntryNames names) {
        awaitTrust(cache, names);
        awaitSwept(names);
    }
}
