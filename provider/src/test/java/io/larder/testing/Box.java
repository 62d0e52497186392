// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.io.Serializable;

/** A value that can be changed in place, so that a test sees whether a cache hands out its own. */
public final class Box implements Serializable {

    private static final long serialVersionUID = 1L;

    private int number;

    public Box(int number) {
        this.number = number;
    }

    public void add(int amount) {
        number += amount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && box.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
