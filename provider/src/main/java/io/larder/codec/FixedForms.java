// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import io.larder.codec.FixedForm.Reading;
import io.larder.codec.FixedForm.Writing;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that stand in the bytes by a number. The numbers are part of the format: one that has been given is never
 * given to another class.
 */
final class FixedForms {

    /** Java serialization, whatever the class. */
    static final int JAVA = 79;

    /** The numbers are below. */
    static final int END = 80;

    private final List<Registration> registrations = new ArrayList<>();

    static FixedForms all() {
        FixedForms forms = new FixedForms();
        ValueForms.addTo(forms);
        ContainerForms.addTo(forms);
        FrozenForms.addTo(forms);
        // Any class that goes by Java serialization; the others follow as they come.
        forms.put(JAVA, Throwable.class, JavaForm.FORM);
        return forms;
    }

    /** A value: equal ones need not be told apart. */
    <T> void value(int number, Class<? extends T> type, Writing<T> writing, Reading<? extends T> reading) {
        put(number, type, new FixedForm(untyped(writing), reading, true));
    }

    /** An object that may be shared; the class may be one of several that share the number. */
    <T> void object(int number, Class<?> type, Writing<T> writing, Reading<?> reading) {
        put(number, type, new FixedForm(untyped(writing), reading, false));
    }

    /** Type safe as long as each class is added with a way to write it, and its objects come to no other. */
    @SuppressWarnings("unchecked")
    private static <T> Writing<Object> untyped(Writing<T> writing) {
        return (Writing<Object>) writing;
    }

    private void put(int number, Class<?> type, Serializer<?> form) {
        registrations.add(new Registration(type, form, number));
    }

    /** One for each class, in the order in which Kryo must learn of them. */
    List<Registration> registrations() {
        return registrations.stream()
                .map(one -> new Registration(one.getType(), one.getSerializer(), one.getId()))
                .toList();
    }
}
