// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.spi.Lifetime;
import io.larder.spi.Stored;
import java.util.List;

/** Starts the lifetime of an entry anew if it still is the one that was seen. */
final class Touching<K, V> extends Visit<K, V> {

    private final Item<K, V> seen;
    private final Lifetime lifetime;

    private Item<K, V> last;
    private boolean looking;
    private boolean applied;

    Touching(Entries<K, V> entries, Spot<K> spot, Stored<V> seen, Lifetime lifetime) {
        super(entries, spot);
        this.seen = Entries.item(seen);
        this.last = this.seen;
        this.lifetime = lifetime;
        begin();
    }

    private void begin() {
        last = seen;
        looking = false;
        done(!seen.isLive(entries.now()));
    }

    boolean isApplied() {
        return applied;
    }

    @Override
    List<Request> ask(String name, long epoch) {
        looking |= !last.holdsOn(spot.server(), epoch);
        return List.of(
                looking ? entries.read(name) : entries.renewed(spot, name, last, entries.ending(lifetime, last)));
    }

    @Override
    void take(List<Request> answered, long epoch) {
        Reply reply = answered.get(0).reply();
        if (looking) {
            Item<K, V> live = entries.look(spot, reply, epoch).live();
            looking = false;
            done(live == null || !live.isSameWrite(seen));
            last = live == null ? last : live;
            return;
        }
        applied = reply.isStored();
        done(applied || reply.isNothing());
        looking = !isDone();
    }

    @Override
    void restart() {
        applied = false;
        begin();
    }
}
