// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import javax.cache.CacheException;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/** Entry processors, one for each way to read and change an entry. Their argument is the number of the value to set. */
public enum Deed implements EntryProcessor<String, Box, @Nullable String> {
    NOTHING((entry, number) -> null),
    KEY((entry, number) -> entry.getKey()),
    EXISTS((entry, number) -> entry.exists()),
    GET((entry, number) -> entry.getValue()),
    GET_EXISTS((entry, number) -> entry.getValue() + " " + entry.exists()),
    GET_CHANGE((entry, number) -> change(entry.getValue())),
    SET((entry, number) -> set(entry, number)),
    SET_TWICE((entry, number) -> set(entry, number) + set(entry, number + 1)),
    SET_GET((entry, number) -> set(entry, number) + entry.getValue()),
    GET_SET((entry, number) -> entry.getValue() + set(entry, number)),
    GET_CHANGE_SET((entry, number) -> {
        Box value = entry.getValue();
        if (value != null) {
            value.add(1000);
            entry.setValue(value);
        }
        return value;
    }),
    REMOVE((entry, number) -> remove(entry)),
    REMOVE_EXISTS((entry, number) -> remove(entry) + entry.exists()),
    REMOVE_GET((entry, number) -> remove(entry) + entry.getValue()),
    REMOVE_SET((entry, number) -> remove(entry) + set(entry, number)),
    GET_REMOVE((entry, number) -> entry.getValue() + remove(entry)),
    SET_REMOVE((entry, number) -> set(entry, number) + remove(entry)),
    GET_SET_REMOVE((entry, number) -> entry.getValue() + set(entry, number) + remove(entry)),
    SET_NULL((entry, number) -> setNull(entry)),
    FAIL((entry, number) -> {
        throw new IllegalStateException("meant to fail");
    }),
    SET_FAIL((entry, number) -> {
        throw new IllegalStateException("meant to fail after " + set(entry, number));
    }),
    REMOVE_FAIL((entry, number) -> {
        throw new EntryProcessorException("meant to fail after " + remove(entry));
    }),
    FAIL_AS_CACHE((entry, number) -> {
        throw new CacheException("meant to fail");
    });

    private final Body body;

    Deed(Body body) {
        this.body = body;
    }

    @Override
    public @Nullable String process(MutableEntry<String, Box> entry, Object... arguments) {
        Object result = body.run(entry, (Integer) arguments[0]);
        return result == null ? null : result.toString();
    }

    @FunctionalInterface
    private interface Body {
        @Nullable
        Object run(MutableEntry<String, Box> entry, int number);
    }

    /** Changes the value in place without setting it: no effect where the cache stores by value. */
    private static @Nullable Object change(@Nullable Box value) {
        String before = String.valueOf(value);
        if (value != null) {
            value.add(1000);
        }
        return before;
    }

    private static String set(MutableEntry<String, Box> entry, int number) {
        entry.setValue(new Box(number));
        return "set ";
    }

    @SuppressWarnings("NullAway") // to see it refused
    private static String setNull(MutableEntry<String, Box> entry) {
        entry.setValue(null);
        return "set null";
    }

    private static String remove(MutableEntry<String, Box> entry) {
        entry.remove();
        return "removed ";
    }
}
