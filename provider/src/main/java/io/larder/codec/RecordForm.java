// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records, by their components and their canonical constructor. A component that was not written is 0 or null. */
final class RecordForm extends NamedForm {

    private final Shape shape;
    private final Constructor<?> constructor;
    private final @Nullable Object[] absent;

    /** For each field of the shape, which argument of the constructor it is. */
    private final int[] arguments;

    RecordForm(Class<?> type) {
        this.shape = Shape.of(type);
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.constructor = constructor(type, types);
        this.absent = Stream.of(types).map(RecordForm::absent).toArray();
        this.arguments = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[shape.indexOf(components[i].getName())] = i;
        }
    }

    private static Constructor<?> constructor(Class<?> type, Class<?>[] types) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            if (!canonical.trySetAccessible()) {
                throw new NotWritable(type, "does not let its constructor be called");
            }
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new NotWritable(type, "does not look like a record", e);
        }
    }

    private static @Nullable Object absent(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
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
        GraphBytes graph = (GraphBytes) kryo;
        graph.whileUnderConstruction(object, () -> shape.write(object, out, graph));
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<?> type) {
        GraphBytes graph = (GraphBytes) kryo;
        Plan plan = graph.plan();
        graph.charge(16 + 8 * absent.length);
        @Nullable Object[] values = absent.clone();
        for (int i = 0; i < plan.size(); i++) {
            Object value = Shape.read(plan.kinds()[i], (GuardedInput) in, graph);
            if (plan.targets()[i] != Plan.NOWHERE) {
                values[arguments[plan.targets()[i]]] = value;
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new Unreadable("is refused by the constructor of " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new Unreadable("holds what a component of " + type.getName() + " can not", e);
        }
    }
}
