// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import java.lang.reflect.Proxy;
import javax.cache.Cache;

/** The source of events where there is no cache around: it has a name and is good for nothing else. */
public final class NamedCache {

    private NamedCache() {}

    @SuppressWarnings("unchecked") // the proxy answers for no keys and no values
    public static <K, V> Cache<K, V> of(String name) {
        return (Cache<K, V>) Proxy.newProxyInstance(
                NamedCache.class.getClassLoader(), new Class<?>[] {Cache.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getName")) {
                        return name;
                    }
                    throw new UnsupportedOperationException("The cache '" + name + "' is only a name");
                });
    }
}
