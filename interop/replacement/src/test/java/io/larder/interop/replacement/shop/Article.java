// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.io.Serializable;

/** What the shop sells, and how many there are. Immutable. */
public record Article(String name, int stock) implements Serializable {

    private static final long serialVersionUID = 1L;

    Article with(int other) {
        return new Article(name, other);
    }

    @Override
    public String toString() {
        return stock + " " + name;
    }
}
