// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** Copies the components of a record and gives them to its canonical constructor. */
final class RecordCopying implements Copying<Object> {

    private final Class<?> type;
    private final Field[] components;
    private final Constructor<?> constructor;

    RecordCopying(Class<?> type) {
        this.type = type;
        RecordComponent[] declared = type.getRecordComponents();
        try {
            this.components = new Field[declared.length];
            for (int i = 0; i < declared.length; i++) {
                components[i] = type.getDeclaredField(declared[i].getName());
                components[i].setAccessible(true);
            }
            this.constructor = type.getDeclaredConstructor(
                    Stream.of(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new NotCopyable(type, "does not look like a record", e);
        }
    }

    @Override
    public Object copy(Object original, GraphCopy graph) {
        graph.underConstruction();
        int deferrals = graph.deferrals();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = graph.copy(components[i].get(original));
            }
            if (graph.deferrals() > deferrals) {
                // The constructor would see collections that are still empty.
                throw NotCopyable.cycle(type);
            }
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new NotCopyable(type, "was refused by its own constructor", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new NotCopyable(type, "could not be constructed", e);
        }
    }
}
