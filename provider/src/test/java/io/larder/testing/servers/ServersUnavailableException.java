// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

/** No server can be started here; the message says what is missing and how to get it. */
public final class ServersUnavailableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ServersUnavailableException(String message) {
        super(message);
    }

    ServersUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
