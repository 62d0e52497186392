// SPDX-License-Identifier: Apache-2.0
/**
 * Entries on one or more Memcached servers, among which a ketama ring divides them. Expiry is the servers', to the
 * second; what has to be told more finely stands in the envelope.
 *
 * <p>May know: {@code io.larder.spi}, {@code io.larder.config}, {@code io.larder.codec}, {@code io.larder.store.remote},
 * xmemcached, the JDK. Never {@code io.larder.engine}.
 */
@NullMarked
package io.larder.store.memcached;

import org.jspecify.annotations.NullMarked;
