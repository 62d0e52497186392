// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** An entity whose one attribute is added to. */
@MappedSuperclass
abstract class Counted {

    @Id
    private long id;

    private long amount;

    protected Counted() {}

    Counted(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    long amount() {
        return amount;
    }

    void add(long more) {
        amount += more;
    }
}
