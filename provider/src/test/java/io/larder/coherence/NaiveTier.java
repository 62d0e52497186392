// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

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
    private static final Set<String> FORGETTING =
            Set.of("remove", "getAndPut", "getAndRemove", "replace", "putIfAbsent", "invoke");

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
        try {
            Object result = method.invoke(far, arguments);
            if (FORGETTING.contains(method.getName()) && key != null) {
                near.remove(key);
            } else if (!method.getName().equals("getAll")) {
                note(method, arguments);
            }
            return result;
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private void note(Method method, @Nullable Object @Nullable [] arguments) {
        if (method.getName().equals("put") && arguments != null) {
            near.put(String.valueOf(arguments[0]), (Long) java.util.Objects.requireNonNull(arguments[1]));
        } else {
            near.clear();
        }
    }
}
