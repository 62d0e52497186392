// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a key that are the same for equal keys in every JVM, and different for others. Lists, sets, maps and their
 * entries count by what they hold, as their {@code equals} is bound to see them; arrays too, as {@link
 * Arrays#deepEquals} does; objects of other classes by class and fields. Makes one form.
 */
final class CanonicalForm {

    private final int maxDepth;
    private final Consumer<Class<?>> classes;
    private final Set<Object> path = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param maxDepth how deep objects may be nested
     * @param classes is told the application's classes that are met
     */
    CanonicalForm(int maxDepth, Consumer<Class<?>> classes) {
        this.maxDepth = maxDepth;
        this.classes = classes;
    }

    /**
     * The form.
     *
     * @throws NoCanonicalForm if the object has none
     */
    byte[] of(@Nullable Object object) {
        ByteSink sink = new ByteSink();
        put(object, sink);
        return sink.toByteArray();
    }

    private void put(@Nullable Object object, ByteSink sink) {
        if (object == null) {
            sink.tag('0');
            return;
        }
        String readable = ReadableKeys.text(object);
        String value = readable == null ? CanonicalValues.of(object) : readable;
        if (value != null) {
            sink.tag(readable == null ? 'J' : 'V');
            sink.text(value);
            return;
        }
        if (path.size() == maxDepth) {
            throw new NoCanonicalForm(
                    "it is nested deeper than " + maxDepth + " objects (" + CodecSettings.MAX_DEPTH.name() + ")");
        }
        if (!path.add(object)) {
            throw new NoCanonicalForm("it contains itself");
        }
        putComposed(object, sink);
        path.remove(object);
    }

    private void putComposed(Object object, ByteSink sink) {
        if (object.getClass().isArray()) {
            putArray(object, sink);
        } else if (object.getClass().isRecord()) {
            putFields(object, sink);
        } else if (isIdentityMap(object.getClass())) {
            throw new NoCanonicalForm(object.getClass(), "compares by identity");
        } else if (object instanceof List<?> list) {
            sink.tag('L');
            putAll(list, sink);
        } else if (object instanceof Set<?> set) {
            sink.tag('S');
            putSorted(set.stream().map(this::of), sink);
        } else if (object instanceof Map<?, ?> map) {
            sink.tag('M');
            putSorted(map.entrySet().stream().map(this::entry), sink);
        } else if (object instanceof Map.Entry<?, ?> entry) {
            sink.tag('E');
            putEntry(entry, sink);
        } else if (object instanceof Optional<?> optional) {
            sink.tag('O');
            put(optional.orElse(null), sink);
        } else {
            putFields(object, sink);
        }
    }

    /** Its views say so in their names as well. */
    private static boolean isIdentityMap(Class<?> type) {
        return type.getName().startsWith("java.util.IdentityHashMap");
    }

    private void putArray(Object array, ByteSink sink) {
        if (array instanceof byte[] bytes) {
            sink.tag('B');
            sink.array(bytes);
            return;
        }
        Class<?> component = array.getClass().getComponentType();
        sink.tag('A');
        sink.text(component.isPrimitive() ? component.getName() : "");
        int length = Array.getLength(array);
        sink.number(length);
        for (int i = 0; i < length; i++) {
            put(Array.get(array, i), sink);
        }
    }

    private void putAll(Collection<?> elements, ByteSink sink) {
        // A copy, for others may be adding to it.
        List<Object> all = Arrays.asList(elements.toArray());
        sink.number(all.size());
        all.forEach(element -> put(element, sink));
    }

    private void putSorted(Stream<byte[]> forms, ByteSink sink) {
        byte[][] sorted = forms.sorted(Arrays::compareUnsigned).toArray(byte[][]::new);
        sink.number(sorted.length);
        for (byte[] form : sorted) {
            sink.array(form);
        }
    }

    private byte[] entry(Map.Entry<?, ?> entry) {
        ByteSink sink = new ByteSink();
        putEntry(entry, sink);
        return sink.toByteArray();
    }

    private void putEntry(Map.Entry<?, ?> entry, ByteSink sink) {
        put(entry.getKey(), sink);
        put(entry.getValue(), sink);
    }

    private void putFields(Object object, ByteSink sink) {
        Class<?> type = object.getClass();
        Field[] fields = CanonicalFields.of(type);
        classes.accept(type);
        sink.tag('F');
        sink.text(type.getName());
        sink.number(fields.length);
        for (Field field : fields) {
            sink.text(field.getName());
            put(valueOf(field, object), sink);
        }
    }

    private static @Nullable Object valueOf(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new NoCanonicalForm(object.getClass(), "does not let its field " + field.getName() + " be read");
        }
    }
}
