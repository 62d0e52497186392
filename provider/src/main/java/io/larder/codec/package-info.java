// SPDX-License-Identifier: Apache-2.0
/**
 * Objects and their copies. {@link io.larder.codec.Copiers} makes what a store in this JVM needs to keep objects by
 * value; {@link io.larder.codec.Routes} says, for copies and for bytes alike, which classes Kryo may be trusted with.
 *
 * <p>May know: {@code io.larder.spi}, {@code javax.cache}, the JDK; the only package that may know Kryo.
 */
@NullMarked
package io.larder.codec;

import org.jspecify.annotations.NullMarked;
