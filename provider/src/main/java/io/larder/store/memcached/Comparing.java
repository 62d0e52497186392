// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.util.List;

/** Finds out whether an entry still is as it was seen, without its value. */
final class Comparing<K, V> implements Errand<K> {

    private final Entries<K, V> entries;
    private final Spot<K> spot;
    private final Item<K, V> seen;

    private boolean comparable;
    private boolean current;
    private boolean done;

    Comparing(Entries<K, V> entries, Spot<K> spot, Item<K, V> seen) {
        this.entries = entries;
        this.spot = spot;
        this.seen = seen;
    }

    @Override
    public Spot<K> spot() {
        return spot;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    /** False also if that can not be told. */
    boolean isCurrent() {
        return current;
    }

    @Override
    public List<Request> ask(String name, long epoch) {
        comparable = seen.unique() != 0 && seen.holdsOn(spot.server(), epoch);
        return List.of(Request.peek(name));
    }

    @Override
    public void take(List<Request> answered, long epoch) {
        Reply reply = answered.get(0).reply();
        current = comparable && reply.isHit() && reply.number('c', 0) == seen.unique() && seen.isLive(entries.now());
        done = true;
    }

    @Override
    public void restart() {
        current = false;
    }

    @Override
    public boolean leavesDoubt() {
        return false;
    }
}
