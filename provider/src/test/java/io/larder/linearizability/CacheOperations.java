// SPDX-License-Identifier: Apache-2.0
package io.larder.linearizability;

import io.larder.engine.Bulk;
import io.larder.engine.CacheEngine;
import io.larder.engine.Processing;
import io.larder.engine.SingleKey;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** The operations of a cache on two keys, as Lincheck calls them. A subclass says what the cache is made of. */
@Param(name = "key", gen = IntGen.class, conf = "1:2")
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public abstract class CacheOperations {

    final SingleKey<Integer, Integer> single;
    private final Bulk<Integer, Integer> bulk;
    private final Processing<Integer, Integer> processing;

    CacheOperations(CacheEngine<Integer, Integer> engine) {
        this.single = engine.singleKey();
        this.bulk = engine.bulk();
        this.processing = engine.processing();
    }

    @Operation
    public @Nullable Integer get(@Param(name = "key") int key) {
        return single.get(key);
    }

    @Operation
    public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
        single.put(key, value);
    }

    @Operation
    public boolean putIfAbsent(@Param(name = "key") int key, @Param(name = "value") int value) {
        return single.putIfAbsent(key, value);
    }

    @Operation
    public boolean replace(@Param(name = "key") int key, @Param(name = "value") int value) {
        return single.replace(key, value);
    }

    @Operation
    public boolean replaceIf(
            @Param(name = "key") int key, @Param(name = "value") int expected, @Param(name = "value") int value) {
        return single.replace(key, expected, value);
    }

    @Operation
    public boolean remove(@Param(name = "key") int key) {
        return single.remove(key);
    }

    @Operation
    public boolean removeIf(@Param(name = "key") int key, @Param(name = "value") int expected) {
        return single.remove(key, expected);
    }

    @Operation
    public @Nullable Integer getAndPut(@Param(name = "key") int key, @Param(name = "value") int value) {
        return single.getAndPut(key, value);
    }

    @Operation
    public @Nullable Integer getAndReplace(@Param(name = "key") int key, @Param(name = "value") int value) {
        return single.getAndReplace(key, value);
    }

    @Operation
    public @Nullable Integer getAndRemove(@Param(name = "key") int key) {
        return single.getAndRemove(key);
    }

    @Operation
    public int increment(@Param(name = "key") int key) {
        return processing.<Integer>invoke(key, (entry, arguments) -> {
            int next = entry.exists() ? entry.getValue() + 1 : 1;
            entry.setValue(next);
            return next;
        });
    }

    @Operation
    public void clear() {
        bulk.clear();
    }
}
