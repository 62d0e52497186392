// SPDX-License-Identifier: Apache-2.0
/**
 * Objects, their copies, and their bytes. {@link io.larder.codec.Copiers} makes what a store in this JVM needs to keep
 * objects by value, {@link io.larder.codec.EntryCodec} what a store outside it needs to name keys and to turn values
 * into bytes and back; {@link io.larder.codec.Routes} says, for copies and for bytes alike, which classes Kryo may be
 * trusted with.
 *
 * <p>On the way to a server a key becomes a {@link io.larder.codec.KeyName} ({@link io.larder.codec.ReadableKeys}, or a
 * digest of its {@link io.larder.codec.CanonicalForm}), a value becomes a payload ({@link io.larder.codec.GraphBytes} and
 * its forms), and the payload an {@link io.larder.codec.Envelope}. On the way back nothing is believed: lengths by {@link
 * io.larder.codec.GuardedInput}, classes by {@link io.larder.codec.ClassPolicy}.
 *
 * <p>May know: {@code io.larder.spi}, {@code io.larder.config}, {@code javax.cache}, SLF4J, the JDK; the only package that may know Kryo.
 */
@NullMarked
package io.larder.codec;

import org.jspecify.annotations.NullMarked;
