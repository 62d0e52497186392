// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Which fields of an application's class make up a key, in the order of their names. */
final class CanonicalFields {

    // Of the JDK's own types: a class keeps them as long as it lives, and must not keep Larder's loader with them.
    private static final ClassValue<Field[]> BY_CLASS = new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            refuseUnlessComparable(type);
            return Lineage.of(type)
                    .flatMap(CanonicalFields::declared)
                    .sorted(Comparator.comparing(Field::getName)
                            .thenComparing(field -> field.getDeclaringClass().getName()))
                    .toArray(Field[]::new);
        }
    };

    private CanonicalFields() {}

    /**
     * The fields.
     *
     * @throws NoCanonicalForm if its objects can't be told apart, or seen as equal, by fields
     */
    static Field[] of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    private static void refuseUnlessComparable(Class<?> type) {
        if (type.isHidden() || Proxy.isProxyClass(type)) {
            throw new NoCanonicalForm(type, "is a lambda, a proxy or another class that is made at run time");
        }
        if (JdkClasses.contains(type)) {
            throw new NoCanonicalForm(type, "is a class of the JDK that Larder knows no canonical form of");
        }
        if (!type.isRecord() && comparesByIdentity(type)) {
            throw new NoCanonicalForm(type, "does not override equals, so that no other object equals it");
        }
        if (Routes.of(type).is(Route.By.NOBODY)) {
            throw new NoCanonicalForm(type, Routes.of(type).why());
        }
    }

    private static boolean comparesByIdentity(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    /** Whether there is a field that is not among them since it keeps the hash code, as {@code equals} may not know. */
    static boolean leaveOutHashCode(Class<?> type) {
        return Lineage.of(type).anyMatch(level -> {
            Field[] own = stored(level);
            return Stream.of(own).anyMatch(field -> isLeftOut(field, own.length));
        });
    }

    private static Field[] stored(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .toArray(Field[]::new);
    }

    private static Stream<Field> declared(Class<?> type) {
        Field[] own = stored(type);
        if (own.length > 0 && JdkClasses.contains(type)) {
            throw new NoCanonicalForm(type, "is a class of the JDK whose fields are closed to those that extend it");
        }
        return Stream.of(own).filter(field -> !isLeftOut(field, own.length)).map(CanonicalFields::open);
    }

    /** A hash code follows from the other fields, and not alike in each JVM if an enum constant is among them. */
    private static boolean isLeftOut(Field field, int fields) {
        return fields > 1
                && !field.getDeclaringClass().isRecord()
                && field.getType() == int.class
                && field.getName().toLowerCase(Locale.ROOT).contains("hashcode");
    }

    private static Field open(Field field) {
        if (!field.trySetAccessible()) {
            throw new NoCanonicalForm(
                    field.getDeclaringClass(),
                    "is in " + field.getDeclaringClass().getPackage() + ", which its module does not open");
        }
        return field;
    }
}
