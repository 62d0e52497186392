// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which servers there are at one time.
 *
 * @param hosts what they are called
 * @param all themselves, in the same order
 * @param ring how they divide the entries
 */
record Members(List<Host> hosts, List<Server> all, Ring ring) {

    /** Those of the names that were there before stay the same servers, with their connections. */
    static Members of(List<Host> hosts, @Nullable Members before, Function<Host, Server> unknown) {
        Map<Host, Server> known = new HashMap<>();
        if (before != null) {
            before.all().forEach(server -> known.put(server.host(), server));
        }
        List<Server> all =
                hosts.stream().map(host -> known.computeIfAbsent(host, unknown)).toList();
        return new Members(List.copyOf(hosts), all, new Ring(hosts));
    }

    /** The one that holds what is called so. */
    Server of(String name) {
        return all.get(ring.owner(name));
    }
}
