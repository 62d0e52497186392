// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * A near tier as one should not build it: it learns nothing of what other JVMs do, nor of lifetimes. One for each cache of
 * this JVM.
 */
final class NaiveTier implements InvocationHandler {

    private static final Map<Cache<String, Long>, Cache<String, Long>> ALL = new ConcurrentHashMap<>();

    private final Cache<String, Long> far;
    private final Map<Object, Long> near = new ConcurrentHashMap<>();

    private NaiveTier(Cache<String, Long> far) {
        this.far = far;
    }

    static Cache<String, Long> over(Cache<String, Long> far) {
        return ALL.computeIfAbsent(far, NaiveTier::made);
    }

    @SuppressWarnings("unchecked")
    private static Cache<String, Long> made(Cache<String, Long> far) {
        return (Cache<String, Long>) Proxy.newProxyInstance(
                NaiveTier.class.getClassLoader(), new Class<?>[] {Cache.class}, new NaiveTier(far));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object key = arguments == null || arguments.length == 0 ? null : arguments[0];
        if (method.getName().equals("get") && key != null) {
            return near.computeIfAbsent(key, asked -> far.get((String) asked));
        }
        Object result = onFar(method, arguments);
        if (method.getName().equals("put") && arguments != null) {
            near.put(requireNonNull(key), (Long) requireNonNull(arguments[1]));
        } else if (!method.getName().equals("getAll")) {
            forget(key);
        }
        return result;
    }

    private @Nullable Object onFar(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(far, arguments);
        } catch (InvocationTargetException failure) {
            throw requireNonNull(failure.getCause());
        }
    }

    /** What was changed here: one key or several; without any, everything. */
    private void forget(@Nullable Object changed) {
        if (changed == null) {
            near.clear();
        } else if (changed instanceof Map<?, ?> values) {
            near.keySet().removeAll(values.keySet());
        } else if (changed instanceof Set<?> keys) {
            near.keySet().removeAll(keys);
        } else {
            near.remove(changed);
        }
    }
}
