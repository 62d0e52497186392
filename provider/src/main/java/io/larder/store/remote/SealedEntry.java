// SPDX-License-Identifier: Apache-2.0
package io.larder.store.remote;

import io.larder.codec.EntryCodec;
import io.larder.codec.KeyName;
import io.larder.codec.Opened;
import io.larder.codec.OpenedEntry;
import io.larder.codec.Version;
import io.larder.spi.Copier;
import io.larder.spi.Stored;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was read from a server. The value is made from its bytes once more for each call but the first, unless
 * it is immutable, so that no two callers share it. Safe for use by several threads.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class SealedEntry<K, V> implements Stored<V> {

    private final Source<K, V> source;
    private final K key;
    private final KeyName name;
    private final byte[] envelope;
    private final byte[] context;
    private final Version version;
    private final long deadline;
    private final @Nullable V shared;
    private final AtomicReference<@Nullable V> unused;

    /**
     * What opens envelopes, and what knows immutable values.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     */
    public record Source<K, V>(EntryCodec<K, V> codec, Copier copier) {

        /** The entry in an envelope; null if nothing can be made of it. The arrays are kept. */
        public @Nullable SealedEntry<K, V> entry(K key, KeyName name, byte[] envelope, byte[] context) {
            Opened<V> opened = codec.open(key, name, envelope, context);
            return opened == null ? null : new SealedEntry<>(this, key, name, envelope, context, opened);
        }

        /** An entry that has been opened already. The arrays are kept. */
        public SealedEntry<K, V> entry(OpenedEntry<K, V> opened, byte[] envelope, byte[] context) {
            return new SealedEntry<>(this, opened.key(), opened.name(), envelope, context, opened.opened());
        }
    }

    private SealedEntry(Source<K, V> source, K key, KeyName name, byte[] envelope, byte[] context, Opened<V> opened) {
        this.source = source;
        this.key = key;
        this.name = name;
        this.envelope = envelope;
        this.context = context;
        this.version = opened.version();
        this.deadline = opened.deadline();
        this.shared = source.copier().shares(opened.value()) ? opened.value() : null;
        this.unused = new AtomicReference<>(opened.value());
    }

    @Override
    public V value() {
        if (shared != null) {
            return shared;
        }
        V first = unused.getAndSet(null);
        return first == null ? again() : first;
    }

    /** How many bytes it was sent in. */
    public int bytes() {
        return envelope.length;
    }

    /** The stamp of the write that is seen here. */
    public Version version() {
        return version;
    }

    /** When its life ends, in milliseconds since the epoch; {@link EntryCodec#NO_DEADLINE} if the envelope does not say. */
    public long deadline() {
        return deadline;
    }

    private V again() {
        Opened<V> opened = source.codec().open(key, name, envelope, context);
        if (opened == null) {
            throw new CacheException(
                    "A value that was read from the store a moment ago can not be read again: " + name.text());
        }
        return opened.value();
    }
}
