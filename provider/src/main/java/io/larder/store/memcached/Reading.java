// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.spi.Lifetime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an entry, and perhaps starts its lifetime anew. */
final class Reading<K, V> extends Visit<K, V> {

    private final Lifetime touch;

    private @Nullable Ending ending;
    private @Nullable Item<K, V> found;
    private boolean renewing;

    Reading(Entries<K, V> entries, Spot<K> spot, Lifetime touch) {
        super(entries, spot);
        this.touch = touch;
    }

    /** What there is; null if there is nothing. */
    @Nullable
    Item<K, V> found() {
        return found;
    }

    @Override
    List<Request> ask(String name, long epoch) {
        renewing &= found != null && found.holdsOn(spot.server(), epoch);
        if (renewing && found != null && ending != null) {
            return List.of(entries.renewed(spot, name, found, ending));
        }
        Ending wanted = touch.isKeep() ? null : entries.ending(touch);
        ending = wanted;
        return List.of(wanted == null || wanted.isExact() ? entries.read(name) : entries.readTouching(name, wanted));
    }

    @Override
    void take(List<Request> answered, long epoch) {
        Reply reply = answered.get(0).reply();
        if (renewing) {
            renewing = false;
            // If somebody came between, there is another entry to read, or none.
            done(reply.isStored());
            return;
        }
        found = entries.look(spot, reply, epoch).live();
        renewing = found != null && ending != null && (ending.isExact() || found.flags() != 0);
        done(!renewing);
    }

    @Override
    void restart() {
        renewing = false;
        found = null;
    }
}
