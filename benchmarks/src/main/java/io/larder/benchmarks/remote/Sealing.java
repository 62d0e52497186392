// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import io.larder.codec.EntryCodec;
import io.larder.codec.EntryCodecSpec;
import io.larder.codec.KeyName;
import io.larder.codec.Opened;
import io.larder.codec.OpenedEntry;
import io.larder.config.CacheSettings;
import io.larder.store.remote.EntryNames;
import io.larder.store.remote.Generations;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Larder's names and envelopes for raw clients: what they send and what they make of it is then the same as Larder's, and a
 * ratio shows what the layers in between cost. Safe for use by several threads.
 */
public final class Sealing {

    private final EntryCodec<String, String> codec;
    private final EntryNames names;
    private volatile String generation;

    /**
     * Names and envelopes of one cache.
     *
     * @param owner whose entries these are on servers that others use as well
     */
    public Sealing(String owner, String cacheName) {
        this.codec = EntryCodec.of(new EntryCodecSpec(
                cacheName, CacheSettings.DEFAULTS, Sealing.class.getClassLoader(), String.class, String.class));
        this.names = new EntryNames("larder", cacheName);
        this.generation = first(owner);
    }

    /** The same each time, so that what is written replaces what was there before; as long as others. */
    private static String first(String owner) {
        return (owner + "-".repeat(Generations.fresh().length()))
                .substring(0, Generations.fresh().length());
    }

    /** A key under all its names, as of now. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Named(String key, KeyName name, byte[] onServer) {}

    /** A key under all its names. */
    public Named named(String key) {
        KeyName name = codec.name(key);
        return new Named(key, name, names.entry(generation, name.text()));
    }

    /** The bytes of an entry. */
    public byte[] seal(Named key, String value) {
        return seal(key, value, EntryCodec.NO_DEADLINE);
    }

    /** The bytes of an entry that knows when its life ends, in milliseconds since the epoch. */
    public byte[] seal(Named key, String value, long deadline) {
        return codec.seal(key.key(), key.name(), value, deadline, key.onServer());
    }

    /** The value; null if there is none, or none that can be read. */
    public @Nullable String open(Named key, byte @Nullable [] envelope) {
        Opened<String> opened = opened(key, envelope);
        return opened == null ? null : opened.value();
    }

    /** The value with its deadline; null as {@link #open}. */
    public @Nullable Opened<String> opened(Named key, byte @Nullable [] envelope) {
        return envelope == null ? null : codec.open(key.key(), key.name(), envelope, key.onServer());
    }

    /** Those of the keys that were found, with their values. */
    public Map<String, String> openAll(List<Named> keys, List<? extends byte @Nullable []> envelopes) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            String value = open(keys.get(i), envelopes.get(i));
            if (value != null) {
                found.put(keys.get(i).key(), value);
            }
        }
        return found;
    }

    /** An entry that a scan came upon; null if it was removed since, or can not be read. */
    public Map.@Nullable Entry<String, String> openEntry(byte[] onServer, byte @Nullable [] envelope) {
        if (envelope == null) {
            return null;
        }
        String name = new String(onServer, StandardCharsets.ISO_8859_1);
        OpenedEntry<String, String> entry =
                codec.openEntry(name.substring(name.lastIndexOf(':') + 1), envelope, onServer);
        return entry == null ? null : Map.entry(entry.key(), entry.opened().value());
    }

    /** What the names of all entries begin with. */
    public String entries() {
        return names.entries(generation);
    }

    /** Where the generation lies. */
    public byte[] generationKey() {
        return ascii(names.generation());
    }

    /** Replaces the generation; it is to be written to the server. */
    public byte[] nextGeneration() {
        String next = Generations.fresh();
        generation = next;
        return ascii(next);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
