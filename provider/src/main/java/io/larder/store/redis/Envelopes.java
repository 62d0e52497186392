// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;

import io.larder.codec.EntryCodec;
import io.larder.codec.KeyName;
import io.larder.codec.Opened;
import io.larder.codec.OpenedEntry;
import io.larder.spi.Copier;
import io.larder.spi.FarStore.Remaining;
import io.larder.spi.Lifetime;
import io.larder.store.remote.EntryNames;
import io.larder.store.remote.SealedEntry;
import io.larder.store.remote.Unread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seals what is sent, opens what servers reply, and remembers what could not be opened. */
final class Envelopes<K, V> {

    private final EntryCodec<K, V> codec;
    private final SealedEntry.Source<K, V> source;
    private final EntryNames names;
    private final Unread unread = new Unread();

    Envelopes(EntryCodec<K, V> codec, Copier copier, EntryNames names) {
        this.codec = codec;
        this.source = new SealedEntry.Source<>(codec, copier);
        this.names = names;
    }

    KeyName name(K key) {
        return codec.name(key);
    }

    byte[] sealed(K key, KeyName name, V value) {
        return codec.seal(key, name, value, EntryCodec.NO_DEADLINE, names.place(name));
    }

    /** The entry in a reply; null if there is none. */
    @Nullable
    SealedEntry<K, V> entry(K key, KeyName name, @Nullable Object reply) {
        byte[] envelope = Replies.bytes(reply);
        if (envelope == null) {
            return null;
        }
        return noted(name, envelope, source.entry(key, name, envelope, names.place(name)));
    }

    /** The entry in a reply to {@link Requests#readRemaining}, with what it has left; null if there is none. */
    @Nullable
    Remaining<V> remaining(K key, KeyName name, @Nullable Object reply) {
        List<?> both = (List<?>) requireNonNull(reply);
        SealedEntry<K, V> entry = entry(key, name, both.get(1));
        return entry == null ? null : new Remaining<>(entry, left((Long) both.get(0)));
    }

    /** As PTTL says it: -1 for no end; -2 if it was not there before it was read. */
    private static Lifetime left(long millis) {
        return millis == -1 ? Lifetime.ETERNAL : Lifetime.ofMillis(millis);
    }

    /** The value in a reply; null if there is none. */
    @Nullable
    V value(K key, KeyName name, @Nullable Object reply) {
        byte[] envelope = Replies.bytes(reply);
        if (envelope == null) {
            return null;
        }
        Opened<V> opened = noted(name, envelope, codec.open(key, name, envelope, names.place(name)));
        return opened == null ? null : opened.value();
    }

    /** What came of the opening; if nothing did, what lies there is remembered. */
    private <T> @Nullable T noted(KeyName name, byte[] envelope, @Nullable T opened) {
        if (opened == null) {
            unread.add(name.text(), EntryCodec.version(envelope));
        }
        return opened;
    }

    /** The entry that was found under a name; null if it is none. */
    @Nullable
    Found<K, V> found(String nameText, byte[] envelope) {
        byte[] place = names.place(nameText);
        OpenedEntry<K, V> opened = codec.openEntry(nameText, envelope, place);
        return opened == null ? null : new Found<>(opened.key(), source.entry(opened, envelope, place));
    }

    /** What a walk comes across. */
    record Found<K, V>(K key, SealedEntry<K, V> entry) {}

    /** The stamp of what lies there and could not be opened, if that is so. */
    byte @Nullable [] unreadStamp(KeyName name) {
        return unread.stamp(name.text());
    }

    /** What could not be opened does not lie there any more. */
    void forgetUnread(KeyName name) {
        unread.forget(name.text());
    }
}
