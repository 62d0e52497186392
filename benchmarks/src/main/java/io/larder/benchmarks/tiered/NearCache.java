// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every contender can do with one cache. Safe for use by several threads. */
interface NearCache {

    @Nullable
    String get(String key);

    void put(String key, String value);

    /** Many at once, to fill it. */
    void putAll(Map<String, String> entries);
}
