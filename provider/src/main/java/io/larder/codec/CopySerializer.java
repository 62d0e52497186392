// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Puts a way of copying where Kryo looks for one. */
final class CopySerializer extends Serializer<Object> {

    private final Copying<Object> copying;

    CopySerializer(Copying<Object> copying) {
        this.copying = copying;
    }

    @Override
    public Object copy(Kryo kryo, Object original) {
        return copying.copy(original, (GraphCopy) kryo);
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        throw new UnsupportedOperationException("only copies, never bytes");
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
        throw new UnsupportedOperationException("only copies, never bytes");
    }
}
