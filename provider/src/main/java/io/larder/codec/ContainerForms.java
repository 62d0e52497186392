// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.Output;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Containers of the JDK, by what they hold. */
final class ContainerForms {

    private ContainerForms() {}

    static void addTo(FixedForms forms) {
        addCollections(forms);
        addMaps(forms);
        addFrozen(forms);
        addBoxes(forms);
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
                    writeKeyed(set, out, graph);
                },
                (in, graph) -> readSet(new TreeSet<>(comparator(in, graph)), in.readLength(1), in, graph));
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
                    writeMap(map, out, graph);
                },
                (in, graph) -> readMap(new TreeMap<>(comparator(in, graph)), in.readLength(2), in, graph));
    }

    /** What must be complete when it is made. */
    private static void addFrozen(FixedForms forms) {
        for (List<?> list : List.of(
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                List.of(1, 2, 3).subList(0, 2),
                Stream.of(1).toList())) {
            frozen(forms, 46, list.getClass(), ContainerForms::listOf);
        }
        for (Set<?> set : List.of(Set.of(), Set.of(1), Set.of(1, 2, 3))) {
            frozen(forms, 47, set.getClass(), Set::of);
        }
        for (Map<?, ?> map : List.of(Map.of(), Map.of(1, 1), Map.of(1, 1, 2, 2))) {
            forms.object(
                    48,
                    map.getClass(),
                    (Map<?, ?> m, Output out, GraphBytes graph) ->
                            graph.whileUnderConstruction(m, () -> writeMap(m, out, graph)),
                    (in, graph) -> mapOf(readAll(2 * in.readLength(2), in, graph)));
        }
        frozen(forms, 49, Arrays.asList(1).getClass(), Arrays::asList);
        frozen(forms, 50, Collections.singletonList(1).getClass(), all -> Collections.singletonList(all[0]));
        frozen(forms, 51, Collections.emptyList().getClass(), all -> Collections.emptyList());
        frozen(
                forms,
                52,
                Collections.unmodifiableList(new ArrayList<>()).getClass(),
                all -> Collections.unmodifiableList(new ArrayList<>(Arrays.asList(all))));
    }

    private static void addBoxes(FixedForms forms) {
        box(forms, 53, Optional.class, (Optional<?> some) -> some.orElse(null), Optional::ofNullable);
        entry(forms, 54, Map.entry(1, 1).getClass(), pair -> Map.entry(pair[0], pair[1]));
        entry(forms, 55, AbstractMap.SimpleEntry.class, pair -> new AbstractMap.SimpleEntry<>(pair[0], pair[1]));
        forms.object(
                56,
                AtomicInteger.class,
                (AtomicInteger box, Output out, GraphBytes graph) -> out.writeVarInt(box.get(), false),
                (in, graph) -> new AtomicInteger(in.readVarInt(false)));
        forms.object(
                57,
                AtomicLong.class,
                (AtomicLong box, Output out, GraphBytes graph) -> out.writeVarLong(box.get(), false),
                (in, graph) -> new AtomicLong(in.readVarLong(false)));
        forms.object(
                58,
                AtomicBoolean.class,
                (AtomicBoolean box, Output out, GraphBytes graph) -> out.writeBoolean(box.get()),
                (in, graph) -> new AtomicBoolean(in.readBoolean()));
        forms.object(
                59,
                Date.class,
                (Date date, Output out, GraphBytes graph) -> out.writeVarLong(date.getTime(), false),
                (in, graph) -> new Date(in.readVarLong(false)));
    }

    private static void addArrays(FixedForms forms) {
        array(forms, 60, Object[].class, Object[]::new);
        array(forms, 61, String[].class, String[]::new);
    }

    private static void array(FixedForms forms, int number, Class<?> type, IntFunction<Object[]> empty) {
        forms.object(
                number,
                type,
                (Object[] all, Output out, GraphBytes graph) -> writeAll(Arrays.asList(all), out, graph),
                (in, graph) -> {
                    Object[] made = empty.apply(in.readLength(1));
                    graph.reference(made);
                    for (int i = 0; i < made.length; i++) {
                        made[i] = graph.take(in);
                    }
                    return made;
                });
    }

    private static void collection(FixedForms forms, int number, Class<?> type, IntFunction<Collection<Object>> empty) {
        forms.object(
                number,
                type,
                (Collection<?> elements, Output out, GraphBytes graph) -> writeAll(elements, out, graph),
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
                (Set<?> elements, Output out, GraphBytes graph) -> writeKeyed(elements, out, graph),
                (in, graph) -> {
                    int size = in.readLength(1);
                    return readSet(empty.apply(size), size, in, graph);
                });
    }

    private static void map(FixedForms forms, int number, Class<?> type, IntFunction<Map<Object, Object>> empty) {
        forms.object(
                number,
                type,
                (Map<?, ?> map, Output out, GraphBytes graph) -> writeMap(map, out, graph),
                (in, graph) -> {
                    int size = in.readLength(2);
                    return readMap(empty.apply(size), size, in, graph);
                });
    }

    private static void frozen(FixedForms forms, int number, Class<?> type, Function<Object[], Object> make) {
        forms.object(
                number,
                type,
                (Collection<?> all, Output out, GraphBytes graph) ->
                        graph.whileUnderConstruction(all, () -> writeAll(all, out, graph)),
                (in, graph) -> make.apply(readAll(in.readLength(1), in, graph)));
    }

    private static <T> void box(
            FixedForms forms, int number, Class<?> type, Function<T, Object> content, Function<Object, Object> make) {
        forms.object(
                number,
                type,
                (T box, Output out, GraphBytes graph) ->
                        graph.whileUnderConstruction(box, () -> graph.put(content.apply(box), out)),
                (in, graph) -> make.apply(graph.take(in)));
    }

    private static void entry(FixedForms forms, int number, Class<?> type, Function<Object[], Object> make) {
        forms.object(
                number,
                type,
                (Map.Entry<?, ?> entry, Output out, GraphBytes graph) -> graph.whileUnderConstruction(entry, () -> {
                    graph.put(entry.getKey(), out);
                    graph.put(entry.getValue(), out);
                }),
                (in, graph) -> make.apply(readAll(2, in, graph)));
    }

    private static void writeAll(Collection<?> elements, Output out, GraphBytes graph) {
        Object[] all = elements.toArray();
        out.writeVarInt(all.length, true);
        for (Object element : all) {
            graph.put(element, out);
        }
    }

    private static void writeKeyed(Collection<?> elements, Output out, GraphBytes graph) {
        writeAll(elements, out, graph);
        graph.whenComplete(() -> {});
    }

    private static void writeMap(Map<?, ?> map, Output out, GraphBytes graph) {
        // A copy, for others may be adding to it.
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        out.writeVarInt(entries.size(), true);
        for (Map.Entry<?, ?> entry : entries) {
            graph.put(entry.getKey(), out);
            graph.put(entry.getValue(), out);
        }
        graph.whenComplete(() -> {});
    }

    private static Object[] readAll(int size, GuardedInput in, GraphBytes graph) {
        Object[] all = new Object[size];
        for (int i = 0; i < size; i++) {
            all[i] = graph.take(in);
        }
        return all;
    }

    private static Set<Object> readSet(Set<Object> made, int size, GuardedInput in, GraphBytes graph) {
        graph.reference(made);
        List<Object> elements = Arrays.asList(readAll(size, in, graph));
        graph.whenComplete(() -> {
            made.addAll(elements);
            requireAll(made.size(), size);
        });
        return made;
    }

    private static Map<Object, Object> readMap(Map<Object, Object> made, int size, GuardedInput in, GraphBytes graph) {
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

    @SuppressWarnings("unchecked") // what it compares is up to the one who wrote it
    private static Comparator<Object> comparator(GuardedInput in, GraphBytes graph) {
        return (Comparator<Object>) graph.take(in);
    }

    private static List<Object> listOf(Object[] all) {
        return Arrays.asList(all).contains(null) ? Stream.of(all).toList() : List.of(all);
    }

    private static Map<Object, Object> mapOf(Object[] flat) {
        Map.Entry<?, ?>[] entries = new Map.Entry<?, ?>[flat.length / 2];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Map.entry(flat[2 * i], flat[2 * i + 1]);
        }
        return Map.ofEntries(entries);
    }

    private static int room(int elements) {
        return elements + elements / 2 + 1;
    }
}
