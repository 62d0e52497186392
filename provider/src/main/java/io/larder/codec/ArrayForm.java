// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Arrays of objects. */
final class ArrayForm extends NamedForm {

    private static final int KIND = 3;

    private final Class<?> component;

    ArrayForm(Class<?> type) {
        this.component = type.getComponentType();
    }

    @Override
    void writeHeader(Output out) {
        out.writeByte(KIND);
    }

    @Override
    @Nullable
    Plan readHeader(GuardedInput in) {
        requireKind(KIND, in);
        return null;
    }

    @Override
    public void write(Kryo kryo, Output out, Object array) {
        Object[] elements = (Object[]) array;
        out.writeVarInt(elements.length, true);
        for (Object element : elements) {
            kryo.writeClassAndObject(out, element);
        }
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<?> type) {
        Object[] elements = (Object[]) Array.newInstance(component, ((GuardedInput) in).readLength(1));
        kryo.reference(elements);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = kryo.readClassAndObject(in);
        }
        return elements;
    }
}
