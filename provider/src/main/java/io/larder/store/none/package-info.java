// SPDX-License-Identifier: Apache-2.0
/**
 * No entries at all: caching switched off.
 *
 * <p>May know: {@code io.larder.spi}, the JDK.
 */
@NullMarked
package io.larder.store.none;

import org.jspecify.annotations.NullMarked;
