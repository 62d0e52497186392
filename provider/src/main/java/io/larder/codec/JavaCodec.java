// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.spi.Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Java serialization alone, under the class policy. */
final class JavaCodec implements Codec {

    static final int ID = 2;

    private final JavaRules rules;

    JavaCodec(JavaRules rules) {
        this.rules = rules;
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] encode(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JavaOutput out = new JavaOutput(bytes, rules.policy())) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @Override
    public Object decode(byte[] bytes) throws IOException {
        try (JavaInput in = new JavaInput(bytes, rules)) {
            Object object = in.readObject();
            if (object == null || in.read() >= 0) {
                throw new Unreadable("is more or less than one object");
            }
            return object;
        } catch (ClassNotFoundException e) {
            throw new Unreadable("is of a class that is not to be found", e);
        }
    }
}
