// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListenerFuture;
import org.jspecify.annotations.Nullable;

/** What a step does to a cache, with the keys and numbers that the step names. */
public enum Action {
    GET((cache, step) -> cache.get(step.key())),
    GET_CHANGE((cache, step) -> changed(cache.get(step.key()))),
    GET_ALL((cache, step) -> new TreeMap<>(cache.getAll(step.ownKeys()))),
    CONTAINS((cache, step) -> cache.containsKey(step.key())),
    PUT((cache, step) -> {
        cache.put(step.key(), step.value());
        return "done";
    }),
    PUT_CHANGE((cache, step) -> {
        Box value = step.value();
        cache.put(step.key(), value);
        return changed(value);
    }),
    PUT_ALL((cache, step) -> {
        Map<String, Box> values = new HashMap<>();
        step.ownKeys().forEach(key -> values.put(key, step.value()));
        cache.putAll(values);
        return "done";
    }),
    GET_AND_PUT((cache, step) -> cache.getAndPut(step.key(), step.value())),
    PUT_IF_ABSENT((cache, step) -> cache.putIfAbsent(step.key(), step.value())),
    REPLACE((cache, step) -> cache.replace(step.key(), step.value())),
    REPLACE_EXPECTED((cache, step) -> cache.replace(step.key(), step.expected(), step.value())),
    GET_AND_REPLACE((cache, step) -> cache.getAndReplace(step.key(), step.value())),
    REMOVE((cache, step) -> cache.remove(step.key())),
    REMOVE_EXPECTED((cache, step) -> cache.remove(step.key(), step.expected())),
    GET_AND_REMOVE((cache, step) -> cache.getAndRemove(step.key())),
    REMOVE_KEYS((cache, step) -> {
        cache.removeAll(step.ownKeys());
        return "done";
    }),
    REMOVE_ALL((cache, step) -> {
        cache.removeAll();
        return "done";
    }),
    CLEAR((cache, step) -> {
        cache.clear();
        return "done";
    }),
    ITERATE((cache, step) -> iterate(cache, Set.of())),
    ITERATE_REMOVING((cache, step) -> iterate(cache, step.ownKeys())),
    LOAD((cache, step) -> load(cache, step.ownKeys(), false)),
    LOAD_REPLACING((cache, step) -> load(cache, step.ownKeys(), true)),
    INVOKE((cache, step) -> cache.invoke(step.key(), step.deed(), step.number())),
    INVOKE_ALL((cache, step) -> {
        Map<String, String> results = new TreeMap<>();
        cache.invokeAll(step.ownKeys(), step.deed(), step.number())
                .forEach((key, result) -> results.put(key, Step.outcome(result::get)));
        return results;
    }),
    /** Time goes by, which whoever runs the step has to see to: as many milliseconds as the step's number. */
    PASS_TIME((cache, step) -> "passed");

    private final Body body;

    Action(Body body) {
        this.body = body;
    }

    @Nullable
    Object run(Cache<String, Box> cache, Step step) {
        return body.run(cache, step);
    }

    public boolean isOnManyKeys() {
        return switch (this) {
            case GET_ALL, PUT_ALL, REMOVE_KEYS, ITERATE_REMOVING, LOAD, LOAD_REPLACING, INVOKE_ALL -> true;
            default -> false;
        };
    }

    public boolean isInvocation() {
        return this == INVOKE || this == INVOKE_ALL;
    }

    @FunctionalInterface
    private interface Body {
        @Nullable
        Object run(Cache<String, Box> cache, Step step);
    }

    /** Changes an object that the cache took or gave: it shows in a cache that stores by reference only. */
    private static Object changed(@Nullable Box value) {
        String before = String.valueOf(value);
        if (value != null) {
            value.add(1000);
        }
        return before;
    }

    private static Map<String, String> iterate(Cache<String, Box> cache, Set<String> removed) {
        Map<String, String> seen = new TreeMap<>();
        for (Iterator<Cache.Entry<String, Box>> entries = cache.iterator(); entries.hasNext(); ) {
            Cache.Entry<String, Box> entry = entries.next();
            seen.put(entry.getKey(), entry.getValue().toString());
            if (removed.contains(entry.getKey())) {
                entries.remove();
            }
        }
        return seen;
    }

    private static String load(Cache<String, Box> cache, Set<String> keys, boolean replacing) {
        CompletionListenerFuture end = new CompletionListenerFuture();
        cache.loadAll(keys, replacing, end);
        try {
            end.get(30, TimeUnit.SECONDS);
            return "loaded";
        } catch (ExecutionException failure) {
            return Step.outcome(() -> {
                throw failure.getCause() instanceof RuntimeException cause ? cause : new CacheException(failure);
            });
        } catch (TimeoutException late) {
            throw new AssertionError("loadAll came to no end", late);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interruption);
        }
    }
}
