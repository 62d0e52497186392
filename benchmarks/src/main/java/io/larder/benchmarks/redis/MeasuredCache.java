// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every contender can do, in the words of {@link javax.cache.Cache}. Safe for use by several threads. */
interface MeasuredCache extends AutoCloseable {

    @Nullable
    String get(String key);

    void put(String key, String value);

    boolean putIfAbsent(String key, String value);

    @Nullable
    String getAndPut(String key, String value);

    boolean replace(String key, String value);

    /** Reads the value, then writes another one unless the entry has changed meanwhile, else again; gives what was read. */
    @Nullable
    String invoke(String key, String value);

    Map<String, String> getAll(Set<String> keys);

    void putAll(Map<String, String> entries);

    /** All entries, as keys with their values. */
    Iterator<Map.Entry<String, String>> entries();

    void clear();

    /** Closes connections; what lies on the server stays. */
    @Override
    void close();
}
