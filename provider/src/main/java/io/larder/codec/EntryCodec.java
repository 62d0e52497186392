// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.spi.Codec;
import java.io.IOException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Turns the keys and values of one cache into what lies on a server, and back. The server is not trusted: what is
 * damaged, misplaced, foreign, of a class that may not be made from bytes, or larger than allowed is absent, counted and
 * logged once a minute, never an exception and never a wrong value. Safe for use by several threads.
 *
 * <p>Wherever a {@code context} is asked for, it is the full key on the server (or nothing): an envelope is only opened
 * under the context it was sealed under. No argument may be null.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class EntryCodec<K, V> {

    /** Where in an envelope its version stamp begins, whatever else is in it. */
    public static final int VERSION_OFFSET = 3;

    /** How many bytes the version stamp has. */
    public static final int VERSION_LENGTH = 16;

    /** The deadline of an envelope that bears none. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final byte[] NOWHERE = {};

    private final EntryCodecSpec spec;
    private final Codec codec;
    private final KeyNaming<K> naming;
    private final Unreadables unreadables;
    private final long maxBytes;

    EntryCodec(EntryCodecSpec spec, Codec codec, KeyNaming<K> naming, Unreadables unreadables) {
        this.spec = spec;
        this.codec = codec;
        this.naming = naming;
        this.unreadables = unreadables;
        this.maxBytes = spec.settings().require(CodecSettings.MAX_BYTES);
    }

    /**
     * The codec of one cache.
     *
     * @throws CacheException if a setting makes it impossible
     */
    public static <K, V> EntryCodec<K, V> of(EntryCodecSpec spec) {
        Unreadables unreadables =
                new Unreadables(spec.cacheName(), System::nanoTime, LoggerFactory.getLogger(EntryCodec.class)::warn);
        return new CodecAssembly(spec).<K, V>assemble(unreadables);
    }

    /** Any text in the alphabet of {@link KeyName}, and no two texts alike: for names of caches, and for prefixes. */
    public static String escape(String text) {
        return Escaping.escape(text);
    }

    /**
     * What the key is called.
     *
     * @throws CacheException if it has no name that other JVMs would give it as well; the message says what to do
     */
    public KeyName name(K key) {
        return naming.name(key);
    }

    /**
     * {@link #seal(Object, KeyName, Object, long, byte[])} without deadline and context.
     *
     * @throws CacheException if key or value have no bytes, or too many
     */
    public byte[] seal(K key, KeyName name, V value) {
        return seal(key, name, value, NO_DEADLINE, NOWHERE);
    }

    /**
     * The bytes of an entry, with a version stamp that no other envelope bears.
     *
     * @param name the key's {@link #name}
     * @param deadline when its life ends, in milliseconds since the epoch, for servers that do not count so finely;
     *     else {@link #NO_DEADLINE}
     * @param context the full key on the server
     * @throws CacheException if key or value have no bytes, or too many; the message says what to do
     */
    public byte[] seal(K key, KeyName name, V value, long deadline, byte[] context) {
        byte[] payload = encoded(() -> codec.encode(value), value);
        byte[] whole = name.wholeKeyNeeded() ? encoded(() -> naming.whole(key), key) : null;
        byte[] sealed = new Envelope(codec.id(), Version.next(), deadline, whole, payload).sealed(name, context);
        if (sealed.length > maxBytes) {
            throw failure(
                    value,
                    "it takes " + sealed.length + " bytes, more than " + maxBytes + " (" + CodecSettings.MAX_BYTES
                            + ")",
                    null);
        }
        return sealed;
    }

    /**
     * The same entry, the same write, with another deadline.
     *
     * @param envelope what has been opened under this name and context
     */
    public byte[] withDeadline(KeyName name, byte[] envelope, long deadline, byte[] context) {
        Envelope present = Envelope.opened(envelope, name, context);
        return new Envelope(present.codec(), present.version(), deadline, present.key(), present.payload())
                .sealed(name, context);
    }

    /** {@link #open(Object, KeyName, byte[], byte[])} without context. */
    public @Nullable Opened<V> open(K key, KeyName name, byte[] envelope) {
        return open(key, name, envelope, NOWHERE);
    }

    /**
     * What was sealed for this key; null if the bytes are nothing of the kind.
     *
     * @param name the key's {@link #name}
     */
    public @Nullable Opened<V> open(K key, KeyName name, byte[] envelope, byte[] context) {
        return guarded(name.text(), () -> {
            Envelope opened = opened(envelope, name, context);
            if (opened.key() != null && !naming.isSame(key, naming.key(opened.key()))) {
                throw new Unreadable("belongs to another key");
            }
            return contents(opened);
        });
    }

    /** {@link #openEntry(String, byte[], byte[])} without context. */
    public @Nullable OpenedEntry<K, V> openEntry(String nameText, byte[] envelope) {
        return openEntry(nameText, envelope, NOWHERE);
    }

    /**
     * The key and what was sealed for it; null if the bytes are nothing of the kind.
     *
     * @param nameText the {@link KeyName#text} that the envelope was found under
     */
    @SuppressWarnings("unchecked") // keyType is K's, as far as it is known
    public @Nullable OpenedEntry<K, V> openEntry(String nameText, byte[] envelope, byte[] context) {
        return guarded(Escaping.escape(nameText), () -> {
            KeyName name = new KeyName(nameText);
            Envelope opened = opened(envelope, name, context);
            Object key = opened.key() == null ? naming.key(nameText) : naming.key(opened.key());
            K checked = (K) requireType(key, spec.keyType());
            if (!naming.name(checked).equals(name)) {
                throw new Unreadable("belongs to another key");
            }
            return new OpenedEntry<>(checked, name, contents(opened));
        });
    }

    /** The version stamp of an envelope as it is, readable or not; cut short where the bytes are. */
    public static byte[] version(byte[] envelope) {
        return Envelope.version(envelope);
    }

    /** How many entries could not be read so far. */
    public long unreadable() {
        return unreadables.count();
    }

    private Envelope opened(byte[] bytes, KeyName name, byte[] context) {
        if (bytes.length > maxBytes) {
            throw new Unreadable("is larger than " + maxBytes + " bytes (" + CodecSettings.MAX_BYTES + ")");
        }
        Envelope opened = Envelope.opened(bytes, name, context);
        if (opened.codec() != codec.id()) {
            throw new Unreadable("was written by another codec (" + CodecSettings.CODEC + ")");
        }
        if ((opened.key() != null) != name.wholeKeyNeeded()) {
            throw new Unreadable("bears a key where none should be, or none where one should be");
        }
        return opened;
    }

    @SuppressWarnings("unchecked") // valueType is V's, as far as it is known
    private Opened<V> contents(Envelope opened) throws IOException {
        Object value = requireType(codec.decode(opened.payload()), spec.valueType());
        return new Opened<>((V) value, opened.version(), opened.deadline());
    }

    private static Object requireType(Object object, Class<?> type) {
        if (!type.isInstance(object)) {
            throw new Unreadable("is not of " + type.getName() + ", which the cache is declared for");
        }
        return object;
    }

    private byte[] encoded(Encoding encoding, Object object) {
        try {
            return encoding.bytes();
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            throw failure(object, String.valueOf(e.getMessage()), e);
        }
    }

    private CacheException failure(Object object, String why, @Nullable Throwable cause) {
        return new CacheException(
                "Cache '" + spec.cacheName() + "': no bytes for an object of "
                        + object.getClass().getName() + ": " + why
                        + ". Leave out what can not or need not be stored, as with a transient field, or name another"
                        + " codec: larder.caches." + spec.cacheName() + "." + CodecSettings.CODEC,
                cause);
    }

    private <T> @Nullable T guarded(String nameText, Opening<T> opening) {
        try {
            return opening.open();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            // The JDK's own classes throw InternalErrors at bytes they do not like.
            unreadables.add(nameText, e);
            return null;
        }
    }

    @FunctionalInterface
    private interface Encoding {
        byte[] bytes() throws IOException;
    }

    @FunctionalInterface
    private interface Opening<T> {
        T open() throws IOException;
    }
}
