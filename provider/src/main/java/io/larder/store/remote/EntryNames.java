// SPDX-License-Identifier: Apache-2.0
package io.larder.store.remote;

import io.larder.codec.EntryCodec;
import io.larder.codec.KeyName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the things of one cache are called on a server.
 *
 * <pre>
 * &lt;prefix&gt;:&lt;cache&gt;:&lt;generation&gt;:&lt;key&gt;     an entry
 * &lt;prefix&gt;:@generation:&lt;cache&gt;          its generation
 * &lt;prefix&gt;:@lease:...                  see each store
 * &lt;prefix&gt;:@changes:...                channels, see each store
 * </pre>
 *
 * <p>Read from its end such a name is unambiguous: no part but the prefix contains a colon, and only what is not an
 * entry contains an {@code @}. So neither two caches nor two prefixes, of which one may begin with the other, have a name in
 * common. Immutable.
 */
public final class EntryNames {

    /** How long a cache's name may be, escaped, before a digest takes the place of its end. */
    private static final int LONGEST_CACHE = 80;

    private static final Pattern ENTRY = Pattern.compile("[A-Za-z0-9_-]+:[A-Za-z0-9._%-]+");

    private final String prefix;
    private final String cache;
    private final String entries;

    /**
     * The names of one cache.
     *
     * @param prefix any text; its colons stay, all else is escaped as in names of caches
     * @param cacheName any text
     */
    public EntryNames(String prefix, String cacheName) {
        this.prefix =
                Arrays.stream(prefix.split(":", -1)).map(EntryCodec::escape).collect(Collectors.joining(":"));
        this.cache = shortened(EntryCodec.escape(cacheName));
        this.entries = this.prefix + ":" + cache + ":";
    }

    /** What the names of everything under this prefix begin with; those of longer prefixes may begin with it as well. */
    public String everything() {
        return prefix + ":";
    }

    /** What every generation of every cache begins with, under this prefix. */
    public String generations() {
        return prefix + ":@generation:";
    }

    /** Where the generation of this cache lies. */
    public String generation() {
        return generations() + cache;
    }

    /** The channel for names of entries that have changed, under this prefix. */
    public String changedEntries() {
        return prefix + ":@changes:entries";
    }

    /** The channel for names of generations that have changed, under this prefix. */
    public String changedGenerations() {
        return prefix + ":@changes:generations";
    }

    /** What the leases of every cache begin with, under this prefix. */
    public String leases() {
        return prefix + ":@lease:";
    }

    /** The name of this cache in other names: nothing in it means anything to a protocol or a glob. */
    public String cache() {
        return cache;
    }

    /** What every entry of this cache begins with, whatever its generation; other things may begin with it as well. */
    public String entries() {
        return entries;
    }

    /** What every entry of one generation begins with, and nothing else does. */
    public String entries(String generation) {
        return entries + generation + ":";
    }

    /** The entry of the key whose name has this text. */
    public byte[] entry(String generation, String key) {
        return (entries(generation) + key).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text of a key's name, of what {@link #isEntry}. */
    public String keyOf(String entry) {
        return entry.substring(entry.lastIndexOf(':') + 1);
    }

    /** Where an entry belongs, whatever its generation: what its envelope is bound to. */
    public byte[] place(KeyName key) {
        return place(key.text());
    }

    /** {@link #place(KeyName)} by the text of the name. */
    public byte[] place(String key) {
        return (entries + key).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether it is an entry of this cache, of whatever generation. */
    public boolean isEntry(String name) {
        return name.startsWith(entries)
                && ENTRY.matcher(name).region(entries.length(), name.length()).matches();
    }

    /** The generation of what {@link #isEntry}. */
    public String generationOf(String entry) {
        return entry.substring(entries.length(), entry.indexOf(':', entries.length()));
    }

    /** No escaped text has a percent sign before a small letter, so none is mistaken for a shortened one. */
    private static String shortened(String escaped) {
        if (escaped.length() <= LONGEST_CACHE) {
            return escaped;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(escaped.getBytes(StandardCharsets.ISO_8859_1));
            return escaped.substring(0, LONGEST_CACHE - 42).replaceAll("%[0-9A-F]?$", "") + "%h"
                    + HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
