// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Containers of the JDK that exist before what they hold. */
@SuppressWarnings("NullAway") // a container holds null as it holds objects
final class ContainerForms {

    private ContainerForms() {}

    static void addTo(FixedForms forms) {
        addCollections(forms);
        addMaps(forms);
        addArrays(forms);
    }

    private static void addCollections(FixedForms forms) {
        collection(forms, 36, ArrayList.class, ArrayList::new);
        collection(forms, 37, LinkedList.class, size -> new LinkedList<>());
        collection(forms, 38, ArrayDeque.class, ArrayDeque::new);
        set(forms, 39, HashSet.class, size -> new HashSet<>(room(size)));
        set(forms, 40, LinkedHashSet.class, size -> new LinkedHashSet<>(room(size)));
        forms.object(
                41,
                TreeSet.class,
                (SortedSet<?> set, Output out, GraphBytes graph) -> {
                    graph.put(set.comparator(), out);
                    Contents.writeKeyed(set, out, graph);
                },
                (in, graph) -> Contents.readSet(new TreeSet<>(comparator(in, graph)), in.readLength(1), in, graph));
    }

    private static void addMaps(FixedForms forms) {
        map(forms, 42, HashMap.class, size -> new HashMap<>(room(size)));
        map(forms, 43, LinkedHashMap.class, size -> new LinkedHashMap<>(room(size)));
        map(forms, 44, ConcurrentHashMap.class, size -> new ConcurrentHashMap<>(room(size)));
        forms.object(
                45,
                TreeMap.class,
                (SortedMap<?, ?> map, Output out, GraphBytes graph) -> {
                    graph.put(map.comparator(), out);
                    Contents.writeMap(map, out, graph);
                },
                (in, graph) -> Contents.readMap(new TreeMap<>(comparator(in, graph)), in.readLength(2), in, graph));
    }

    private static void addArrays(FixedForms forms) {
        array(forms, 60, Object[].class, Object[]::new);
        array(forms, 61, String[].class, String[]::new);
    }

    private static void collection(FixedForms forms, int number, Class<?> type, IntFunction<Collection<Object>> empty) {
        forms.object(
                number,
                type,
                (Collection<?> elements, Output out, GraphBytes graph) -> Contents.writeAll(elements, out, graph),
                (in, graph) -> {
                    int size = in.readLength(1);
                    Collection<Object> made = empty.apply(size);
                    graph.reference(made);
                    for (int i = 0; i < size; i++) {
                        made.add(graph.take(in));
                    }
                    return made;
                });
    }

    private static void set(FixedForms forms, int number, Class<?> type, IntFunction<Set<Object>> empty) {
        forms.object(
                number,
                type,
                (Set<?> elements, Output out, GraphBytes graph) -> Contents.writeKeyed(elements, out, graph),
                (in, graph) -> {
                    int size = in.readLength(1);
                    return Contents.readSet(empty.apply(size), size, in, graph);
                });
    }

    private static void map(FixedForms forms, int number, Class<?> type, IntFunction<Map<Object, Object>> empty) {
        forms.object(
                number,
                type,
                (Map<?, ?> map, Output out, GraphBytes graph) -> Contents.writeMap(map, out, graph),
                (in, graph) -> {
                    int size = in.readLength(2);
                    return Contents.readMap(empty.apply(size), size, in, graph);
                });
    }

    private static void array(FixedForms forms, int number, Class<?> type, IntFunction<Object[]> empty) {
        forms.object(
                number,
                type,
                (Object[] all, Output out, GraphBytes graph) -> Contents.writeAll(Arrays.asList(all), out, graph),
                (in, graph) -> {
                    Object[] made = empty.apply(in.readLength(1));
                    graph.reference(made);
                    for (int i = 0; i < made.length; i++) {
                        made[i] = graph.take(in);
                    }
                    return made;
                });
    }

    @SuppressWarnings("unchecked") // what it compares is up to the one who wrote it
    private static @Nullable Comparator<Object> comparator(GuardedInput in, GraphBytes graph) {
        return (Comparator<Object>) graph.take(in);
    }

    private static int room(int elements) {
        return elements + elements / 2 + 1;
    }
}
