// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.EntryCodec;
import io.larder.spi.Lifetime;
import io.larder.spi.Stored;
import io.larder.store.remote.SealedEntry;

/** An entry as it was read: its value, and what a later command needs to know of it. Safe for use by several threads. */
final class Item<K, V> implements Stored<V>, Endings.Seen {

    private final SealedEntry<K, V> entry;
    private final byte[] envelope;
    private final long unique;
    private final long secondsLeft;
    private final int flags;
    private final Server server;
    private final long epoch;
    private final long at;

    /**
     * An entry.
     *
     * @param envelope never changed
     * @param reply the line that told of it
     * @param server where it was read
     * @param epoch of the connection on which it was read
     * @param at the time of day when it was read, in milliseconds since the epoch
     */
    Item(SealedEntry<K, V> entry, byte[] envelope, Reply reply, Server server, long epoch, long at) {
        this.entry = entry;
        this.envelope = envelope;
        this.unique = reply.number('c', 0);
        this.secondsLeft = reply.number('t', -1);
        this.flags = (int) reply.number('f', 0);
        this.server = server;
        this.epoch = epoch;
        this.at = at;
    }

    @Override
    public V value() {
        return entry.value();
    }

    /** The server's number of the write or touch that stored it as it was. */
    long unique() {
        return unique;
    }

    /** That of the connection on which it was read. */
    long epoch() {
        return epoch;
    }

    /** Whether {@link #unique()} means something on a connection to that server. */
    boolean holdsOn(Server present, long connection) {
        return server == present && epoch >= connection;
    }

    /** Whether the other is the same write, though it may have been touched in between. */
    boolean isSameWrite(Item<?, ?> other) {
        return entry.version().equals(other.entry.version());
    }

    boolean isLive(long now) {
        return entry.deadline() > now;
    }

    /**
     * What it has left for sure, counted from the moment when it was read. The server's count is of ticks, once a second,
     * the first of which may come at once.
     */
    Lifetime remaining() {
        if (entry.deadline() != EntryCodec.NO_DEADLINE) {
            return Lifetime.ofMillis(Math.max(0, entry.deadline() - at));
        }
        return secondsLeft < 0 ? Lifetime.ETERNAL : Lifetime.ofMillis(Math.max(0, secondsLeft - 1) * 1_000);
    }

    byte[] envelope() {
        return envelope;
    }

    @Override
    public long at() {
        return at;
    }

    @Override
    public long secondsLeft() {
        return secondsLeft;
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public long deadline() {
        return entry.deadline();
    }
}
