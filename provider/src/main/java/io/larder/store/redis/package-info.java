// SPDX-License-Identifier: Apache-2.0
/**
 * Entries in Redis or Valkey: one server, what Sentinel watches over, or a Cluster. Expiry is the server's.
 *
 * <p>May know: {@code io.larder.spi}, {@code io.larder.config}, {@code io.larder.codec}, {@code io.larder.store.remote},
 * Jedis, the JDK. Never {@code io.larder.engine}.
 */
@NullMarked
package io.larder.store.redis;

import org.jspecify.annotations.NullMarked;
