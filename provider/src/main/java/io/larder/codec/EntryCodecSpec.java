// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.config.CacheSettings;

/**
 * What the codec of one cache is made from.
 *
 * @param cacheName the name of the cache, for messages
 * @param settings the cache's settings, of which those of {@link CodecSettings} matter
 * @param classLoader finds the classes of keys and values
 * @param keyType what every key is; {@code Object.class} if that is not known
 * @param valueType what every value is; {@code Object.class} if that is not known
 * @param maxTextLength how long the name of a key may be, in bytes, before a digest takes its place
 */
public record EntryCodecSpec(
        String cacheName,
        CacheSettings settings,
        ClassLoader classLoader,
        Class<?> keyType,
        Class<?> valueType,
        int maxTextLength) {

    /** Leaves 50 of the 250 bytes that Memcached grants a key for prefix, cache and generation. */
    public static final int DEFAULT_MAX_TEXT_LENGTH = 200;

    public EntryCodecSpec {
        if (maxTextLength < KeyName.LONGEST_DIGEST) {
            throw new IllegalArgumentException("Cache '" + cacheName + "': the names of keys must be allowed at least "
                    + KeyName.LONGEST_DIGEST + " bytes, not " + maxTextLength);
        }
    }

    /** With {@link #DEFAULT_MAX_TEXT_LENGTH}. */
    public EntryCodecSpec(
            String cacheName, CacheSettings settings, ClassLoader classLoader, Class<?> keyType, Class<?> valueType) {
        this(cacheName, settings, classLoader, keyType, valueType, DEFAULT_MAX_TEXT_LENGTH);
    }

    /** The same with another length. */
    public EntryCodecSpec withMaxTextLength(int length) {
        return new EntryCodecSpec(cacheName, settings, classLoader, keyType, valueType, length);
    }
}
