// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

/** That there is no such book may be remembered. */
class UnknownBook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownBook(String message) {
        super(message);
    }
}
