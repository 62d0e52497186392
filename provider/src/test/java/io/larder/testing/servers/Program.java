// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

/** A program that runs on a {@link Machine}. */
sealed interface Program permits LocalProgram, ContainerProgram {

    boolean isAlive();

    /** Ends it on the spot ({@code SIGKILL}) and returns when it is gone. */
    void kill();

    /** Stops it where it stands ({@code SIGSTOP}). */
    void pause();

    /** Lets it go on ({@code SIGCONT}). */
    void resume();
}
