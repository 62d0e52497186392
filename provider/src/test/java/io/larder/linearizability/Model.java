// SPDX-License-Identifier: Apache-2.0
package io.larder.linearizability;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the operations of {@link CacheOperations} mean, one after the other, said with a plain map. */
public final class Model {

    private final Map<Integer, Integer> entries = new HashMap<>();

    public @Nullable Integer get(int key) {
        return entries.get(key);
    }

    public void put(int key, int value) {
        entries.put(key, value);
    }

    public boolean putIfAbsent(int key, int value) {
        return entries.putIfAbsent(key, value) == null;
    }

    public boolean replace(int key, int value) {
        return entries.replace(key, value) != null;
    }

    public boolean replaceIf(int key, int expected, int value) {
        return entries.replace(key, expected, value);
    }

    public boolean remove(int key) {
        return entries.remove(key) != null;
    }

    public boolean removeIf(int key, int expected) {
        return entries.remove(key, expected);
    }

    public @Nullable Integer getAndPut(int key, int value) {
        return entries.put(key, value);
    }

    public @Nullable Integer getAndReplace(int key, int value) {
        return entries.replace(key, value);
    }

    public @Nullable Integer getAndRemove(int key) {
        return entries.remove(key);
    }

    public int increment(int key) {
        return Objects.requireNonNull(entries.merge(key, 1, Integer::sum));
    }

    public void clear() {
        entries.clear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Model model && model.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
