// SPDX-License-Identifier: Apache-2.0
/**
 * What a store implements. A store holds versions and lifetimes of entries and knows nothing of JCache: its rules are
 * the engine's. A third-party store is a {@link io.larder.spi.StoreFactory} found by {@link java.util.ServiceLoader}
 * and the methods of {@link io.larder.spi.Store}; the store contract in Larder's test-jar tells whether it is right.
 *
 * <p>May know: {@code io.larder.config}, the JDK.
 */
@NullMarked
package io.larder.spi;

import org.jspecify.annotations.NullMarked;
