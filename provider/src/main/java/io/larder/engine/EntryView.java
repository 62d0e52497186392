// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.engine.Decision.Through;
import io.larder.spi.Stored;
import java.util.Objects;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/**
 * The entry as an entry processor sees and changes it. Nothing happens before the processor is done; then only the net
 * effect does.
 */
final class EntryView<K, V> implements MutableEntry<K, V> {

    private enum Effect {
        NONE,
        ACCESS,
        LOAD,
        SET,
        REMOVE
    }

    private final K key;
    private final @Nullable Stored<V> seen;
    private final LoadOnce<K, V> loader;
    private final TypeCheck<K, V> types;
    private Effect effect = Effect.NONE;
    private @Nullable V value;

    /** Whether the value is that of an entry which came after what was seen. */
    private boolean overtaken;

    EntryView(K key, @Nullable Stored<V> seen, LoadOnce<K, V> loader, TypeCheck<K, V> types) {
        this.key = key;
        this.seen = seen;
        this.loader = loader;
        this.types = types;
    }

    @Override
    public K getKey() {
        return key;
    }

    @Override
    public boolean exists() {
        return effect == Effect.NONE ? seen != null : value != null;
    }

    @Override
    @SuppressWarnings("NullAway") // JSR-107: null if there is none; the interface is older than nullness
    public V getValue() {
        if (effect == Effect.NONE) {
            value = seen == null ? load() : seen.value();
            if (value != null) {
                effect = seen == null ? Effect.LOAD : Effect.ACCESS;
            }
        }
        return value;
    }

    private @Nullable V load() {
        V loaded = loader.load(key);
        overtaken = loader.isOvertaken();
        return loaded;
    }

    @Override
    public void setValue(V newValue) {
        types.entry(key, Objects.requireNonNull(newValue, "The value of an entry can not be null"));
        value = newValue;
        effect = Effect.SET;
    }

    /** Undoes a creation; a value that was loaded exists in the source of the loader and is deleted there. */
    @Override
    public void remove() {
        effect = effect == Effect.SET && seen == null && !loader.hasLoaded() ? Effect.NONE : Effect.REMOVE;
        value = null;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrapping.unwrap(this, type);
    }

    /** What the processor did, all in all. */
    <R extends @Nullable Object> Decision<V, R> decision(R result, ExpiryAnswers expiry) {
        boolean hit = seen != null;
        Tally looked = hit ? Tally.HIT : Tally.MISS;
        V now = value;
        if (overtaken) {
            return Decision.of(result, Change.overtaken(), looked);
        }
        return switch (effect) {
            case NONE -> Decision.keep(result, looked);
            case ACCESS -> Decision.of(result, new Change.Touch<>(expiry.access()), looked);
            case LOAD -> loader.decision(key, result, expiry, looked);
            case SET ->
                Operations.written(result, known(now), seen, expiry, looked, hit ? Tally.HIT_PUT : Tally.MISS_PUT);
            case REMOVE -> new Decision<>(result, Change.remove(), hit ? Tally.HIT_REMOVAL : looked, Through.DELETE);
        };
    }

    private V known(@Nullable V now) {
        return Objects.requireNonNull(now, "An entry processor left an entry without its value");
    }
}
