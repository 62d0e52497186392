// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/** {@link Stores} on servers, for near tiers to stand before. */
public interface FarStores extends Stores {

    @Override
    <K, V> FarStore<K, V> open(StoreSpec<K, V> spec);
}
