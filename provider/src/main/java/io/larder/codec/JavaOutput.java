// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Java serialization that tells the class policy what it writes. */
class JavaOutput extends ObjectOutputStream {

    private final ClassPolicy policy;

    JavaOutput(OutputStream out, ClassPolicy policy) throws IOException {
        super(out);
        this.policy = policy;
    }

    @Override
    protected void annotateClass(Class<?> type) {
        policy.trust(type);
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        for (Class<?> implemented : type.getInterfaces()) {
            policy.trust(implemented);
        }
    }
}
