// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;

/** Java serialization that finds classes by the class policy. */
class JavaInput extends ObjectInputStream {

    private final ClassPolicy policy;
    private final ClassLoader loader;

    JavaInput(byte[] bytes, JavaRules rules) throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.policy = rules.policy();
        this.loader = rules.loader();
        setObjectInputFilter(new StreamLimits(rules.maxDepth(), bytes.length));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) {
        return policy.load(description.getName());
    }

    @Override
    protected Class<?> resolveProxyClass(String[] names) {
        Class<?>[] interfaces = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = policy.load(names[i]);
        }
        try {
            return Proxy.newProxyInstance(loader, interfaces, (proxy, method, arguments) -> null)
                    .getClass();
        } catch (IllegalArgumentException e) {
            throw new Unreadable("is of a proxy class that can not be made", e);
        }
    }
}
