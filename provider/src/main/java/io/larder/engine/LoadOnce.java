// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import org.jspecify.annotations.Nullable;

/**
 * The loader as one entry processor invocation sees it: called once at the most, also when the processor has to run
 * again. For one operation, on one thread.
 */
final class LoadOnce<K, V> {

    private final @Nullable ReadThrough<K, V> loader;
    private boolean asked;
    private @Nullable V loaded;

    LoadOnce(@Nullable ReadThrough<K, V> loader) {
        this.loader = loader;
    }

    @Nullable
    V load(K key) {
        if (!asked && loader != null) {
            loaded = loader.load(key);
            asked = true;
        }
        return loaded;
    }

    boolean hasLoaded() {
        return loaded != null;
    }
}
