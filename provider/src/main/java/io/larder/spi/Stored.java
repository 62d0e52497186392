// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/**
 * One write as a reader saw it. The object itself stands for the version: given back in {@link Match#version}, the
 * command is carried out only if no other write or removal has come in between. A touch
 * does not change the version; nor need a write that brings the very object that was there, since nobody can tell the
 * two apart.
 *
 * @param <V> the type of the values
 */
public interface Stored<V> {

    /**
     * The value, never null. Where the store keeps values by copy, each call gives a copy of its own that the caller
     * may change.
     */
    V value();
}
