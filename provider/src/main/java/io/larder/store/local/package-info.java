// SPDX-License-Identifier: Apache-2.0
/**
 * Entries in this JVM, in Caffeine, whose own timer wheel expires them.
 *
 * <p>May know: {@code io.larder.spi}, {@code io.larder.config}, Caffeine, the JDK. Never {@code io.larder.engine}.
 */
@NullMarked
package io.larder.store.local;

import org.jspecify.annotations.NullMarked;
