// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.codec.EntryCodec;
import io.larder.codec.OpenedEntry;
import io.larder.spi.Lifetime;
import io.larder.spi.Stored;
import io.larder.store.remote.SealedEntry;
import io.larder.store.remote.Unread;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the errands of one cache have in common: how entries become bytes and are made out again. Safe for use by several threads. */
final class Entries<K, V> {

    /** A value above the largest that may be read has an envelope around it. */
    private static final long ENVELOPE = 65_536;

    private final SealedEntry.Source<K, V> source;
    private final Endings endings;
    private final boolean readsTouch;
    private final long mostBytes;
    private final LongSupplier clock;
    private final Unread unread = new Unread();

    /** Whether something may lie on a server that is no entry any more: then presence alone tells nothing. */
    private volatile boolean remains;

    /**
     * The entries of one cache.
     *
     * @param readsTouch whether reads may start lifetimes anew
     * @param mostBytes the largest value that may be read
     * @param clock the time of day, in milliseconds since the epoch
     */
    Entries(SealedEntry.Source<K, V> source, Endings endings, boolean readsTouch, long mostBytes, LongSupplier clock) {
        this.source = source;
        this.endings = endings;
        this.readsTouch = readsTouch;
        this.mostBytes = Math.min(Integer.MAX_VALUE - ENVELOPE, mostBytes) + ENVELOPE;
        this.clock = clock;
    }

    boolean mayHaveRemains() {
        return remains;
    }

    private void noteRemains(boolean possible) {
        if (possible && !remains) {
            remains = true;
        }
    }

    boolean readsTouch() {
        return readsTouch;
    }

    /** The time of day, in milliseconds since the epoch. */
    long now() {
        return clock.getAsLong();
    }

    /** What an envelope is bound to: where it belongs, whatever the generation. */
    private static byte[] context(String place) {
        return place.getBytes(StandardCharsets.ISO_8859_1);
    }

    Ending ending(Lifetime lifetime) {
        Ending ending = endings.of(lifetime, now());
        noteRemains(ending.isExact());
        return ending;
    }

    /** For what takes the place of an entry, or of nothing. */
    Ending ending(Lifetime lifetime, @Nullable Item<K, V> seen) {
        return seen != null && lifetime.isKeep() ? endings.keeping(seen, now()) : ending(lifetime);
    }

    /** The bytes of an entry, but for its ending. */
    byte[] sealed(Spot<K> spot, V value) {
        return source.codec().seal(spot.key(), spot.name(), value, EntryCodec.NO_DEADLINE, context(spot.place()));
    }

    /** The same bytes with this ending. */
    byte[] dated(Spot<K> spot, byte[] sealed, Ending ending) {
        return ending.isExact() ? redated(spot, sealed, ending) : sealed;
    }

    private byte[] redated(Spot<K> spot, byte[] sealed, Ending ending) {
        return source.codec().withDeadline(spot.name(), sealed, ending.deadline(), context(spot.place()));
    }

    /** Asks for everything about an entry. */
    Request read(String name) {
        return Request.read(name, mostBytes);
    }

    /** As {@link #read}, and starts its lifetime anew. */
    Request readTouching(String name, Ending ending) {
        return Request.readTouching(name, ending.exptime(), mostBytes);
    }

    /** Stores an entry as it is, but for its ending, where it still is as it was seen. */
    Request renewed(Spot<K> spot, String name, Item<K, V> seen, Ending ending) {
        byte[] envelope =
                seen.deadline() == ending.deadline() ? seen.envelope() : redated(spot, seen.envelope(), ending);
        return Request.compareAndSet(name, ending, envelope, seen.unique());
    }

    /**
     * What the reply to a {@link #read} shows.
     *
     * @param epoch of the connection on which it came
     */
    Look<K, V> look(Spot<K> spot, Reply reply, long epoch) {
        if (!reply.isHit()) {
            return new Look<>(null, 0, 0);
        }
        long unique = reply.number('c', 0);
        byte[] envelope = reply.data() == null ? new byte[0] : reply.data();
        SealedEntry<K, V> entry = source.entry(spot.key(), spot.name(), envelope, context(spot.place()));
        if (entry == null) {
            noteRemains(true);
            unread.add(spot.place(), stamp(unique));
            return new Look<>(null, unique, epoch);
        }
        Item<K, V> item = new Item<>(entry, envelope, reply, spot.server(), epoch, now());
        noteRemains(item.deadline() != EntryCodec.NO_DEADLINE);
        return new Look<>(item.isLive(item.at()) ? item : null, unique, epoch);
    }

    /** An entry that was found by its name, and its key; null if nothing can be made of it. */
    @Nullable
    OpenedEntry<K, V> opened(String keyText, String place, byte[] envelope) {
        return source.codec().openEntry(keyText, envelope, context(place));
    }

    /** The entry that was {@link #opened}. */
    Item<K, V> item(OpenedEntry<K, V> opened, String place, Reply reply, Server server, long epoch) {
        byte[] envelope = requireNonNull(reply.data(), "There was something to open");
        return new Item<>(source.entry(opened, envelope, context(place)), envelope, reply, server, epoch, now());
    }

    /**
     * What a look without the value shows.
     *
     * @return null if only the envelope knows
     */
    @Nullable
    Boolean isLive(Spot<K> spot, Reply peek) {
        if (!peek.isHit()) {
            return false;
        }
        byte[] unreadable = unread.stamp(spot.place());
        if (unreadable != null && Arrays.equals(unreadable, stamp(peek.number('c', 0)))) {
            return false;
        }
        int flags = (int) peek.number('f', 0);
        if (!Endings.isExact(flags)) {
            return true;
        }
        noteRemains(true);
        return Endings.isKnown(flags) ? Endings.deadline(flags, now()) > now() : null;
    }

    @SuppressWarnings("unchecked") // the engine gives back what this store gave it
    static <K, V> Item<K, V> item(Stored<?> seen) {
        return (Item<K, V>) seen;
    }

    private static byte[] stamp(long unique) {
        return ByteBuffer.allocate(Long.BYTES).putLong(unique).array();
    }
}
