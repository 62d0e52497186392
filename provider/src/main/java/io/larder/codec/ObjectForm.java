// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Objects of ordinary classes, field by field. No constructor is called. */
final class ObjectForm extends NamedForm {

    private static final int BYTES_OF_OBJECT = 16;
    private static final int BYTES_OF_FIELD = 8;

    private final Shape shape;
    private final int memory;

    ObjectForm(Class<?> type) {
        this.shape = Shape.of(type);
        this.memory = BYTES_OF_OBJECT + BYTES_OF_FIELD * shape.size();
    }

    @Override
    void writeHeader(Output out) {
        shape.writeHeader(out);
    }

    @Override
    Plan readHeader(GuardedInput in) {
        return shape.readHeader(in);
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        shape.write(object, out, (GraphBytes) kryo);
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<?> type) {
        GraphBytes graph = (GraphBytes) kryo;
        Plan plan = graph.plan();
        graph.charge(memory);
        Object object = graph.newInstance(type);
        graph.reference(object);
        try {
            for (int i = 0; i < plan.size(); i++) {
                shape.read(plan.targets()[i], plan.kinds()[i], object, (GuardedInput) in, graph);
            }
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new Unreadable("holds what a field of " + type.getName() + " can not", e);
        }
        return object;
    }
}
