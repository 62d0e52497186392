// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What containers hold, one after the other. */
@SuppressWarnings("NullAway") // a container holds null as it holds objects
final class Contents {

    private Contents() {}

    static void writeAll(Collection<?> elements, Output out, GraphBytes graph) {
        Object[] all = elements.toArray();
        out.writeVarInt(all.length, true);
        for (Object element : all) {
            graph.put(element, out);
        }
    }

    static void writeKeyed(Collection<?> elements, Output out, GraphBytes graph) {
        writeAll(elements, out, graph);
        graph.whenComplete(() -> {});
    }

    static void writeMap(Map<?, ?> map, Output out, GraphBytes graph) {
        // A copy, for others may be adding to it.
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        out.writeVarInt(entries.size(), true);
        for (Map.Entry<?, ?> entry : entries) {
            graph.put(entry.getKey(), out);
            graph.put(entry.getValue(), out);
        }
        graph.whenComplete(() -> {});
    }

    static Object[] readAll(int size, GuardedInput in, GraphBytes graph) {
        Object[] all = new Object[size];
        for (int i = 0; i < size; i++) {
            all[i] = graph.take(in);
        }
        return all;
    }

    static Set<Object> readSet(Set<Object> made, int size, GuardedInput in, GraphBytes graph) {
        graph.reference(made);
        List<Object> elements = Arrays.asList(readAll(size, in, graph));
        graph.whenComplete(() -> {
            made.addAll(elements);
            requireAll(made.size(), size);
        });
        return made;
    }

    static Map<Object, Object> readMap(Map<Object, Object> made, int size, GuardedInput in, GraphBytes graph) {
        graph.reference(made);
        Object[] flat = readAll(2 * size, in, graph);
        graph.whenComplete(() -> {
            for (int i = 0; i < flat.length; i += 2) {
                made.put(flat[i], flat[i + 1]);
            }
            requireAll(made.size(), size);
        });
        return made;
    }

    private static void requireAll(int made, int written) {
        if (made != written) {
            throw new Unreadable("holds keys or elements that equal each other");
        }
    }
}
