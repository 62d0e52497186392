// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/**
 * What an envelope held.
 *
 * @param value the value
 * @param version the stamp of the write that put it there
 * @param deadline when its life ends, in milliseconds since the epoch; {@link EntryCodec#NO_DEADLINE} if the envelope
 *     does not say. Whoever opens it compares.
 * @param <V> the type of the values
 */
public record Opened<V>(V value, Version version, long deadline) {}
