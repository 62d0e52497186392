// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

/** A server's answer that begins with a minus sign; the message is that answer, such as {@code WRONGTYPE …}. */
public final class RespError extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RespError(String answer) {
        super(answer);
    }
}
