// SPDX-License-Identifier: Apache-2.0
/**
 * Whether several JVMs that share a cache, each with a near tier of its own, see what they have been promised.
 *
 * <p>{@link io.larder.coherence.Scenario} lets threads of {@linkplain io.larder.multijvm child JVMs} read and change the
 * same few keys while something is done to the server; each {@link io.larder.coherence.Operation} is written down with
 * its begin and end. {@link io.larder.coherence.Checker} then looks for what can not have been, whatever the order of
 * operations that overlapped: it never guesses one.
 */
@NullMarked
package io.larder.coherence;

import org.jspecify.annotations.NullMarked;
