// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a class that are written, in the order of their names. Each graph says once for each class which fields
 * follow, by kind and name, so that a class may since have got others: kind is the letter that the class file has for a
 * primitive type, and L for any other.
 */
final class Shape {

    private static final int KIND_OF_FORM = 1;
    private static final int LEAST_BYTES_OF_FIELD = 2;

    private final Class<?> type;
    private final Field[] fields;
    private final char[] kinds;
    private final String[] names;
    private final byte[] header;
    private final Plan unchanged;

    private Shape(Class<?> type, List<Field> written) {
        this.type = type;
        this.fields = written.toArray(Field[]::new);
        this.kinds = new char[fields.length];
        this.names = new String[fields.length];
        int[] targets = new int[fields.length];
        for (int i = 0; i < fields.length; i++) {
            kinds[i] = kind(fields[i].getType());
            names[i] = name(fields[i], written);
            targets[i] = i;
        }
        this.unchanged = new Plan(kinds, targets);
        this.header = header();
    }

    static Shape of(Class<?> type) {
        return new Shape(
                type,
                Lineage.of(type)
                        .flatMap(ancestor -> Stream.of(ancestor.getDeclaredFields()))
                        .filter(Shape::isWritten)
                        .sorted(Comparator.comparing(Field::getName)
                                .thenComparing(
                                        field -> field.getDeclaringClass().getName()))
                        .toList());
    }

    private static boolean isWritten(Field field) {
        boolean written = !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
        if (written && !field.trySetAccessible()) {
            throw new NotWritable(
                    field.getDeclaringClass(), "does not let its field " + field.getName() + " be accessed");
        }
        return written;
    }

    /** A field that another of the same name hides bears the name of its class. */
    private static String name(Field field, List<Field> all) {
        boolean hides = all.stream()
                .anyMatch(other -> other.getName().equals(field.getName())
                        && other.getDeclaringClass() != field.getDeclaringClass());
        return hides ? field.getDeclaringClass().getName() + "#" + field.getName() : field.getName();
    }

    private static char kind(Class<?> type) {
        return type.isPrimitive() ? type.descriptorString().charAt(0) : 'L';
    }

    private byte[] header() {
        Output out = new Output(64, -1);
        out.writeByte(KIND_OF_FORM);
        out.writeVarInt(fields.length, true);
        for (int i = 0; i < fields.length; i++) {
            out.writeByte(kinds[i]);
            out.writeString(names[i]);
        }
        return out.toBytes();
    }

    int size() {
        return fields.length;
    }

    /** The position of a field that no other hides; -1 if there is none. */
    int indexOf(String name) {
        return Arrays.asList(names).indexOf(name);
    }

    void writeHeader(Output out) {
        out.writeBytes(header);
    }

    Plan readHeader(GuardedInput in) {
        if (in.skipIfNext(header)) {
            return unchanged;
        }
        NamedForm.requireKind(KIND_OF_FORM, in);
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            known.put(names[i], i);
        }
        char[] written = new char[in.readLength(LEAST_BYTES_OF_FIELD)];
        int[] targets = new int[written.length];
        for (int i = 0; i < written.length; i++) {
            written[i] = (char) in.readByte();
            targets[i] = target(in.readString(), written[i], known);
        }
        return new Plan(written, targets);
    }

    private int target(String name, char kind, Map<String, Integer> known) {
        Integer target = known.get(name);
        if (target == null) {
            return Plan.NOWHERE;
        }
        if (kinds[target] != kind) {
            throw new Unreadable("has a field " + name + " of another type than " + type.getName() + " has now");
        }
        return target;
    }

    void write(Object object, Output out, GraphBytes graph) {
        try {
            for (int i = 0; i < fields.length; i++) {
                write(kinds[i], fields[i], object, out, graph);
            }
        } catch (IllegalAccessException e) {
            throw new NotWritable(type, "does not let its fields be read", e);
        }
    }

    private static void write(char kind, Field field, Object object, Output out, GraphBytes graph)
            throws IllegalAccessException {
        switch (kind) {
            case 'L' -> graph.put(field.get(object), out);
            case 'I' -> out.writeVarInt(field.getInt(object), false);
            case 'J' -> out.writeVarLong(field.getLong(object), false);
            case 'Z' -> out.writeBoolean(field.getBoolean(object));
            case 'D' -> out.writeDouble(field.getDouble(object));
            case 'F' -> out.writeFloat(field.getFloat(object));
            case 'S' -> out.writeShort(field.getShort(object));
            case 'C' -> out.writeChar(field.getChar(object));
            default -> out.writeByte(field.getByte(object));
        }
    }

    /** Reads a field, into the object if the class still has it. */
    void read(int target, char kind, Object object, GuardedInput in, GraphBytes graph) throws IllegalAccessException {
        if (target == Plan.NOWHERE || kind == 'L') {
            Object value = read(kind, in, graph);
            if (target != Plan.NOWHERE) {
                fields[target].set(object, value);
            }
            return;
        }
        Field field = fields[target];
        switch (kind) {
            case 'I' -> field.setInt(object, in.readVarInt(false));
            case 'J' -> field.setLong(object, in.readVarLong(false));
            case 'Z' -> field.setBoolean(object, in.readBoolean());
            case 'D' -> field.setDouble(object, in.readDouble());
            default -> field.set(object, read(kind, in, graph));
        }
    }

    static @Nullable Object read(char kind, GuardedInput in, GraphBytes graph) {
        return switch (kind) {
            case 'L' -> graph.take(in);
            case 'I' -> in.readVarInt(false);
            case 'J' -> in.readVarLong(false);
            case 'Z' -> in.readBoolean();
            case 'D' -> in.readDouble();
            case 'F' -> in.readFloat();
            case 'S' -> in.readShort();
            case 'C' -> in.readChar();
            case 'B' -> in.readByte();
            default -> throw new Unreadable("has a field of a kind that Larder does not know");
        };
    }
}
