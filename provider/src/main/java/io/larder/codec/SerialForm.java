// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;

/** Whether a serializable class says itself what it is written as: Kryo would look past what it says. */
final class SerialForm {

    private SerialForm() {}

    /** Whether the class or one that it inherits from has a hook of Java serialization. */
    static boolean isOwn(Class<?> type) {
        return Externalizable.class.isAssignableFrom(type)
                || Lineage.of(type).anyMatch(ancestor -> replaces(ancestor) || declaresStreamHook(ancestor));
    }

    /** Whether what is read from a stream is not yet the object that results. */
    static boolean isResolvedLater(Class<?> type) {
        return Lineage.of(type).anyMatch(ancestor -> declares(ancestor, "readResolve"));
    }

    private static boolean replaces(Class<?> type) {
        return declares(type, "writeReplace") || declares(type, "readResolve") || declares(type, "readObjectNoData");
    }

    private static boolean declaresStreamHook(Class<?> type) {
        return declares(type, "writeObject", ObjectOutputStream.class)
                || declares(type, "readObject", ObjectInputStream.class)
                || Stream.of(type.getDeclaredFields())
                        .anyMatch(field -> field.getName().equals("serialPersistentFields"));
    }

    private static boolean declares(Class<?> type, String method, Class<?>... parameters) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(declared ->
                        declared.getName().equals(method) && Arrays.equals(declared.getParameterTypes(), parameters));
    }
}
