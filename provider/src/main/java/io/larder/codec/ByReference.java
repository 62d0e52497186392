// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/** The way out for objects that have no copy. */
final class ByReference {

    private ByReference() {}

    static String advice(String cacheName) {
        return "store by reference: MutableConfiguration.setStoreByValue(false), or the setting larder.caches."
                + cacheName + ".store-by-value=false (larder.store-by-value=false for all caches)";
    }
}
