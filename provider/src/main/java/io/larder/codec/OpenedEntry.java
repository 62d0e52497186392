// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/**
 * What an envelope and the name it lay under held.
 *
 * @param key the key
 * @param name the name
 * @param opened the rest
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public record OpenedEntry<K, V>(K key, KeyName name, Opened<V> opened) {}
