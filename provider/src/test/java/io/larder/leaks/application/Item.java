// SPDX-License-Identifier: Apache-2.0
package io.larder.leaks.application;

import java.io.Serializable;
import java.util.ArrayList;

/** A value of the application's own that has to be copied. */
public final class Item implements Serializable {

    private static final long serialVersionUID = 1;

    final ArrayList<Part> parts = new ArrayList<>();

    /** A part of it. */
    record Part(String name, Kind kind) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** What a part is. */
    enum Kind {
        GREAT,
        SMALL
    }

    static Item of(String name) {
        Item item = new Item();
        item.parts.add(new Part(name, Kind.SMALL));
        item.parts.add(new Part(name + name, Kind.GREAT));
        return item;
    }
}
