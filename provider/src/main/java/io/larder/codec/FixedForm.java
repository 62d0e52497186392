// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** A form that belongs to classes of the JDK, and stands in the bytes by a number instead of a name. */
final class FixedForm extends Serializer<Object> {

    private final Writing<Object> writing;
    private final Reading<?> reading;
    private final boolean value;

    /** @param value whether the objects have no identity that would have to be kept */
    FixedForm(Writing<Object> writing, Reading<?> reading, boolean value) {
        this.writing = writing;
        this.reading = reading;
        this.value = value;
    }

    boolean isValue() {
        return value;
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        writing.write(object, out, (GraphBytes) kryo);
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<?> type) {
        return reading.read((GuardedInput) in, (GraphBytes) kryo);
    }

    /** Puts an object into bytes. */
    @FunctionalInterface
    interface Writing<T> {
        void write(T object, Output out, GraphBytes graph);
    }

    /** Makes an object from bytes. */
    @FunctionalInterface
    interface Reading<T> {
        T read(GuardedInput in, GraphBytes graph);
    }
}
