// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.io.Serializable;
import java.util.ArrayList;

/** What a visitor has looked at. */
public final class Session implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> pages = new ArrayList<>();

    /** For those who serialize it. */
    public Session() {}

    Session visit(String page) {
        pages.add(page);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Session session && session.pages.equals(pages);
    }

    @Override
    public int hashCode() {
        return pages.hashCode();
    }

    @Override
    public String toString() {
        return pages.toString();
    }
}
