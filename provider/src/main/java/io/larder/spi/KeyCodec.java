// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/**
 * Names the keys of a cache, for stores outside this JVM and for keys that Larder finds no canonical form for. Named by
 * the setting {@code key-codec}; a named class has a public constructor without arguments. Safe for use by several
 * threads.
 *
 * @param <K> the type of the keys
 */
public interface KeyCodec<K> {

    /**
     * The text of a key, never null: the same for equal keys in every JVM, different for keys that differ. Any
     * characters, any length.
     *
     * @throws RuntimeException if there is none; the caller of the cache gets a {@link javax.cache.CacheException}
     */
    String encode(K key);

    /**
     * The key whose text this is, never null.
     *
     * @throws RuntimeException if there is none; the entry counts as absent
     */
    K decode(String text);
}
