// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

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
final class Sealing {

    /** Writes unless the entry bears another version than was seen, as Larder would ask for it. */
    static final String SWAP = "if redis.call('GETRANGE', KEYS[1], " + EntryCodec.VERSION_OFFSET + ", "
            + (EntryCodec.VERSION_OFFSET + EntryCodec.VERSION_LENGTH - 1)
            + ") == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1 end return 0";

    static final int SCAN_COUNT = 500;

    private static final byte[] LIFETIME = ascii(String.valueOf(Kind.LIFETIME_MILLIS));

    private final EntryCodec<String, String> codec;
    private final EntryNames names;
    private volatile String generation = Generations.fresh();

    Sealing(String cacheName) {
        this.codec = EntryCodec.of(new EntryCodecSpec(
                cacheName, CacheSettings.DEFAULTS, Sealing.class.getClassLoader(), String.class, String.class));
        this.names = new EntryNames("larder", cacheName);
    }

    /** A key under all its names, as of now. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Named(String key, KeyName name, byte[] onServer) {}

    Named named(String key) {
        KeyName name = codec.name(key);
        return new Named(key, name, names.entry(generation, name.text()));
    }

    byte[] seal(Named key, String value) {
        return codec.seal(key.key(), key.name(), value, EntryCodec.NO_DEADLINE, key.onServer());
    }

    @Nullable
    String open(Named key, byte @Nullable [] envelope) {
        if (envelope == null) {
            return null;
        }
        Opened<String> opened = codec.open(key.key(), key.name(), envelope, key.onServer());
        return opened == null ? null : opened.value();
    }

    /** Those of the keys that were found, with their values. */
    Map<String, String> openAll(List<Named> keys, List<? extends byte @Nullable []> envelopes) {
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
    Map.@Nullable Entry<String, String> openEntry(byte[] onServer, byte @Nullable [] envelope) {
        if (envelope == null) {
            return null;
        }
        String name = new String(onServer, StandardCharsets.ISO_8859_1);
        OpenedEntry<String, String> entry =
                codec.openEntry(name.substring(name.lastIndexOf(':') + 1), envelope, onServer);
        return entry == null ? null : Map.entry(entry.key(), entry.opened().value());
    }

    /** What {@code SCAN MATCH} is told. */
    byte[] pattern() {
        return ascii(names.entries(generation) + "*");
    }

    byte[] generationKey() {
        return ascii(names.generation());
    }

    /** Replaces the generation; it is to be written to the server. */
    byte[] nextGeneration() {
        String next = Generations.fresh();
        generation = next;
        return ascii(next);
    }

    static byte[] lifetime() {
        return LIFETIME;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
