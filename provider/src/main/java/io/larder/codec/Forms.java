// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.util.DefaultClassResolver;

/** Finds the form of a class that has none by a number of its own. */
final class Forms {

    private Forms() {}

    /**
     * Pairs the class with its form.
     *
     * @throws NotWritable if its objects must not be turned into bytes
     */
    static Registration registration(Class<?> type) {
        if (type.isEnum()) {
            return named(type, new EnumForm(type));
        }
        if (type == Object.class) {
            return named(type, new ObjectForm(type));
        }
        Route route = Routes.of(type);
        return switch (route.by()) {
            case FIELDS -> named(type, new ObjectForm(type));
            case RECORD -> named(type, new RecordForm(type));
            case ARRAY -> named(type, new ArrayForm(type));
            case VIEW -> named(type, new ViewForm());
            case CONTAINER, CLONE, JAVA -> new Registration(type, JavaForm.FORM, FixedForms.JAVA);
            case NOBODY -> throw new NotWritable(type, route.why());
        };
    }

    private static Registration named(Class<?> type, Serializer<?> form) {
        return new Registration(type, form, DefaultClassResolver.NAME);
    }
}
