// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.remote.EntryNames;

/**
 * What the store of one cache is put together from.
 *
 * @param names what its things are called
 * @param servers where they are
 * @param envelopes what they are wrapped in
 * @param generation which of them count
 * @param conversation asks about them
 * @param leases locks them among JVMs
 * @param changes what servers tell of them
 */
record RedisCache<K, V>(
        EntryNames names,
        Servers servers,
        Envelopes<K, V> envelopes,
        Generation generation,
        Conversation conversation,
        RedisLeases<K> leases,
        Changes changes) {}
