// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.io.Serializable;

/**
 * What a test and its children say to each other. Work and results travel as bytes inside, so that one that can not be
 * read fails alone.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares messages
sealed interface Message extends Serializable {

    /** To a child: do this. */
    record Begin(long id, byte[] work) implements Message {}

    /** To a child: the others are there as well. */
    record Go(long id) implements Message {}

    /** To a child: what it told is in the journal. */
    record Noted(long telling) implements Message {}

    /** To a child: print what all threads are doing. */
    record Dump() implements Message {}

    /** From a child: it can be sent work. */
    record Hello() implements Message {}

    /** From a child: this work waits for the others. */
    record Met(long id) implements Message {}

    /** From a child: for the journal. */
    record Told(long telling, String topic, String what) implements Message {}

    /** From a child: it has printed what all threads are doing. */
    record Dumped() implements Message {}

    /** From a child: what came of it. */
    record Done(long id, byte[] result) implements Message {}

    /** From a child: the stack trace of what was thrown. */
    record Failed(long id, String trace) implements Message {}
}
