// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import java.io.Serializable;
import java.time.Instant;

/**
 * Who is logged in.
 *
 * @param stamp the one that the user's account had at login; a session counts while the account still has it
 * @param deadline when it ends, however much it is used
 */
record Session(String user, String stamp, Instant deadline) implements Serializable {}
