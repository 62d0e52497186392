// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.IOException;

/**
 * How the keys of a cache are named, and told from their names.
 *
 * @param <K> the type of the keys
 */
interface KeyNaming<K> {

    /** The name of a key. */
    KeyName name(K key);

    /** The bytes of a key that can't be read from its name. */
    byte[] whole(K key) throws IOException;

    /** The key whose bytes these are, if there is one. */
    Object key(byte[] whole) throws IOException;

    /** Whether what was read under the key's name is the key. */
    boolean isSame(K key, Object read);

    /** The key whose name this is; it is not a digest. */
    Object key(String nameText);
}
