// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;

/** Copies the JDK's containers by what they hold: a new one of the same class, filled with copies. */
final class ContainerCopying {

    private static final Map<Class<?>, Copying<Object>> BY_CLASS = new HashMap<>();

    static {
        add(Object.class, (Object original, GraphCopy graph) -> new Object());
        add(ArrayList.class, (ArrayList<?> list, GraphCopy graph) -> fill(new ArrayList<>(list.size()), list, graph));
        add(LinkedList.class, (LinkedList<?> list, GraphCopy graph) -> fill(new LinkedList<>(), list, graph));
        add(
                ArrayDeque.class,
                (ArrayDeque<?> deque, GraphCopy graph) -> fill(new ArrayDeque<>(deque.size()), deque, graph));
        add(HashSet.class, (HashSet<?> set, GraphCopy graph) -> fillSet(new HashSet<>(room(set.size())), set, graph));
        add(
                LinkedHashSet.class,
                (LinkedHashSet<?> set, GraphCopy graph) -> fillSet(new LinkedHashSet<>(room(set.size())), set, graph));
        add(TreeSet.class, ContainerCopying::sortedSet);
        add(
                HashMap.class,
                (HashMap<?, ?> map, GraphCopy graph) -> fillMap(new HashMap<>(room(map.size())), map, graph));
        add(LinkedHashMap.class, (LinkedHashMap<?, ?> map, GraphCopy graph) -> fillMap(emptyLike(map), map, graph));
        add(
                TreeMap.class,
                (TreeMap<Object, ?> map, GraphCopy graph) ->
                        fillMap(new TreeMap<>(graph.copy(map.comparator())), map, graph));
        add(
                ConcurrentHashMap.class,
                (ConcurrentHashMap<?, ?> map, GraphCopy graph) ->
                        fillMap(new ConcurrentHashMap<>(room(map.size())), map, graph));
        add(EnumMap.class, ContainerCopying::enumMap);
        add(Optional.class, ContainerCopying::optional);
        add(Map.entry(1, 1).getClass(), (Map.Entry<?, ?> entry, GraphCopy graph) -> entry(entry, Map::entry, graph));
        add(AtomicBoolean.class, (AtomicBoolean box, GraphCopy graph) -> new AtomicBoolean(box.get()));
        add(AtomicInteger.class, (AtomicInteger box, GraphCopy graph) -> new AtomicInteger(box.get()));
        add(AtomicLong.class, (AtomicLong box, GraphCopy graph) -> new AtomicLong(box.get()));
        add(AtomicReference.class, ContainerCopying::reference);
        add(StringBuilder.class, ContainerCopying::text);
        add(StringBuffer.class, (StringBuffer text, GraphCopy graph) -> new StringBuffer(text));
    }

    private ContainerCopying() {}

    /** Type safe as long as each class stands next to a copying for it, in the table above and nowhere else. */
    @SuppressWarnings("unchecked")
    private static <T> void add(Class<?> type, Copying<T> copying) {
        BY_CLASS.put(type, (Copying<Object>) copying);
    }

    /** For each class of {@link Routes#CONTAINERS}. */
    static Copying<Object> of(Class<?> type) {
        return Objects.requireNonNull(BY_CLASS.get(type), type::getName);
    }

    /** For views of collections and for entries of maps: an ordinary one that equals it. */
    static Object snapshot(Object original, GraphCopy graph) {
        if (original instanceof List<?> list) {
            return fill(new ArrayList<>(list.size()), list, graph);
        }
        if (original instanceof Map.Entry<?, ?> entry) {
            return entry(entry, AbstractMap.SimpleEntry::new, graph);
        }
        if (original instanceof SortedSet<?> set) {
            return sortedSet(set, graph);
        }
        Set<?> set = (Set<?>) original;
        return fillSet(new LinkedHashSet<>(room(set.size())), set, graph);
    }

    private static Collection<Object> fill(Collection<Object> copy, Collection<?> original, GraphCopy graph) {
        graph.reference(copy);
        for (Object element : original) {
            copy.add(graph.copy(element));
        }
        return copy;
    }

    private static Set<Object> fillSet(Set<Object> copy, Set<?> original, GraphCopy graph) {
        graph.reference(copy);
        List<Object> elements = new ArrayList<>(original.size());
        for (Object element : original) {
            elements.add(graph.copy(element));
        }
        graph.whenComplete(() -> {
            copy.addAll(elements);
            requireAll(original, copy.size(), elements.size());
        });
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Set<Object> sortedSet(Set<?> original, GraphCopy graph) {
        return fillSet(new TreeSet<>(graph.copy(((SortedSet<Object>) original).comparator())), original, graph);
    }

    private static Map<Object, Object> fillMap(Map<Object, Object> copy, Map<?, ?> original, GraphCopy graph) {
        graph.reference(copy);
        List<Object> flat = new ArrayList<>(2 * original.size());
        for (Map.Entry<?, ?> entry : original.entrySet()) {
            flat.add(graph.copy(entry.getKey()));
            flat.add(graph.copy(entry.getValue()));
        }
        graph.whenComplete(() -> {
            for (int i = 0; i < flat.size(); i += 2) {
                copy.put(flat.get(i), flat.get(i + 1));
            }
            requireAll(original, copy.size(), flat.size() / 2);
        });
        return copy;
    }

    /** Two elements that have become equal since they were put in can't both be put in again. */
    private static void requireAll(Object original, int copied, int expected) {
        if (copied != expected) {
            throw new NotCopyable(original.getClass(), "holds keys or elements that equal each other");
        }
    }

    /** Keeps whether it is ordered by insertion or by access, which only {@code clone} can tell. */
    @SuppressWarnings("unchecked")
    private static Map<Object, Object> emptyLike(LinkedHashMap<?, ?> original) {
        Map<Object, Object> copy = (Map<Object, Object>) original.clone();
        copy.clear();
        return copy;
    }

    private static Object enumMap(EnumMap<?, Object> original, GraphCopy graph) {
        EnumMap<?, Object> copy = original.clone();
        graph.reference(copy);
        copy.replaceAll((key, value) -> graph.copy(value));
        return copy;
    }

    private static Object optional(Optional<?> original, GraphCopy graph) {
        graph.underConstruction();
        return original.map(graph::copy);
    }

    private static Object reference(AtomicReference<?> original, GraphCopy graph) {
        AtomicReference<Object> copy = new AtomicReference<>();
        graph.reference(copy);
        copy.set(graph.copy(original.get()));
        return copy;
    }

    private static Object entry(Map.Entry<?, ?> original, BinaryOperator<Object> make, GraphCopy graph) {
        graph.underConstruction();
        return make.apply(graph.copy(original.getKey()), graph.copy(original.getValue()));
    }

    private static Object text(StringBuilder original, GraphCopy graph) {
        StringBuilder copy = new StringBuilder(original.length());
        copy.append(original);
        return copy;
    }

    private static int room(int elements) {
        return elements + elements / 2 + 1;
    }
}
