// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import io.larder.spi.Copier;
import io.larder.spi.Lifetimes;

/** A value with what its write said of its lifetime, and, where it is kept by copy, what copies it. */
final class Expiring<V> extends Held<V> {

    final Lifetimes lifetimes;
    private final Copier copier;

    /**
     * A holder.
     *
     * @param copier copies the value for each reader; {@link Copier#SHARING} where readers may share it
     */
    Expiring(V value, Lifetimes lifetimes, Copier copier) {
        super(value);
        this.lifetimes = lifetimes;
        this.copier = copier;
    }

    @Override
    public V value() {
        return copier.copy(value);
    }

    Expiring<V> with(Lifetimes others) {
        return new Expiring<>(value, others, copier);
    }
}
