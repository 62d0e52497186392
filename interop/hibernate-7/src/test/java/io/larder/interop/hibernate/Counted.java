// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

/** An entity whose one attribute is added to. */
interface Counted {

    long amount();

    void add(long more);
}
