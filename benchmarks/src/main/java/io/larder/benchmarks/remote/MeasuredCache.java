// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What contenders can do, in the words of {@link javax.cache.Cache}; what has a body here only some can, see
 * {@link Contender#knows}. Safe for use by several threads.
 */
public interface MeasuredCache extends AutoCloseable {

    @Nullable
    String get(String key);

    void put(String key, String value);

    boolean putIfAbsent(String key, String value);

    boolean replace(String key, String value);

    /** Reads the value, then writes another one unless the entry has changed meanwhile, else again; gives what was read. */
    @Nullable
    String invoke(String key, String value);

    Map<String, String> getAll(Set<String> keys);

    void putAll(Map<String, String> entries);

    default boolean containsKey(String key) {
        throw unknown();
    }

    @Nullable
    default String getAndPut(String key, String value) {
        throw unknown();
    }

    default boolean remove(String key) {
        throw unknown();
    }

    /** All entries, as keys with their values. */
    default Iterator<Map.Entry<String, String>> entries() {
        throw unknown();
    }

    default void clear() {
        throw unknown();
    }

    private UnsupportedOperationException unknown() {
        return new UnsupportedOperationException(getClass().getSimpleName() + " is not measured at this");
    }

    /** Closes connections; what lies on the server stays. */
    @Override
    void close();
}
