// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.util.List;

/** Finds out whether an entry still is as it was seen, without its value. */
final class Comparing<K, V> extends Visit<K, V> {

    private final Item<K, V> seen;

    private boolean comparable;
    private boolean current;

    Comparing(Entries<K, V> entries, Spot<K> spot, Item<K, V> seen) {
        super(entries, spot);
        this.seen = seen;
    }

    /** False also if that can not be told. */
    boolean isCurrent() {
        return current;
    }

    @Override
    List<Request> ask(String name, long epoch) {
        comparable = seen.unique() != 0 && seen.holdsOn(spot.server(), epoch);
        return List.of(Request.peek(name));
    }

    @Override
    void take(List<Request> answered, long epoch) {
        Reply reply = answered.get(0).reply();
        current = comparable && reply.isHit() && reply.number('c', 0) == seen.unique() && seen.isLive(entries.now());
        done(true);
    }

    @Override
    void restart() {
        current = false;
    }
}
