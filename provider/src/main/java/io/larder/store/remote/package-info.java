// SPDX-License-Identifier: Apache-2.0
/**
 * What all stores on servers have in common: the names of what lies there, their settings, and the memory of what can
 * not be relied on.
 *
 * <p>May know: {@code io.larder.spi}, {@code io.larder.config}, {@code io.larder.codec}, the JDK. Knows no client library.
 */
@NullMarked
package io.larder.store.remote;

import org.jspecify.annotations.NullMarked;
