// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cache that has lost all entries but one. */
final class OneEntry implements MeasuredCache {

    private static final Map<String, String> LEFT = Map.of("a", "1");

    @Override
    public @Nullable String get(String key) {
        return LEFT.get(key);
    }

    @Override
    public void put(String key, String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        return false;
    }

    @Override
    public boolean replace(String key, String value) {
        return false;
    }

    @Override
    public @Nullable String invoke(String key, String value) {
        return null;
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        return LEFT;
    }

    @Override
    public void putAll(Map<String, String> entries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Map.Entry<String, String>> entries() {
        return LEFT.entrySet().iterator();
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
