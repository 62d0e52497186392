// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.annotations;

/** The library does not have it. */
public final class UnknownBookException extends Exception {

    private static final long serialVersionUID = 1;

    private final String isbn;

    UnknownBookException(String isbn) {
        super("There is no book " + isbn);
        this.isbn = isbn;
    }

    /** Which book. */
    public String isbn() {
        return isbn;
    }
}
