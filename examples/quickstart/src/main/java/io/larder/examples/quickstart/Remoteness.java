// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.io.Serializable;

/**
 * How far a place is from everywhere else.
 *
 * @param country where it lies
 * @param neighbour the place nearest to it
 * @param kilometres how far that is
 * @param rank 1 for the most remote place of all
 */
record Remoteness(String country, String neighbour, long kilometres, int rank) implements Serializable {}
