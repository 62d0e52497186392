// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.KeyName;

/**
 * Where an entry has its place.
 *
 * @param place its name without the generation, by which the ring and those who doubt it know it
 */
record Spot<K>(K key, KeyName name, String place, Server server) {}
