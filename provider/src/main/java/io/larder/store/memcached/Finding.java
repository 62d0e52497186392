// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.util.List;

/** Finds out whether there is an entry, without its value where the server knows enough. */
final class Finding<K, V> extends Visit<K, V> {

    private boolean reading;
    private boolean found;

    Finding(Entries<K, V> entries, Spot<K> spot) {
        super(entries, spot);
    }

    boolean isFound() {
        return found;
    }

    @Override
    List<Request> ask(String name, long epoch) {
        return List.of(reading ? entries.read(name) : Request.peek(name));
    }

    @Override
    void take(List<Request> answered, long epoch) {
        Reply reply = answered.get(0).reply();
        Boolean live = reading
                ? Boolean.valueOf(entries.look(spot, reply, epoch).live() != null)
                : entries.isLive(spot, reply);
        reading = live == null;
        found = live != null && live;
        done(live != null);
    }

    @Override
    void restart() {
        reading = false;
    }
}
