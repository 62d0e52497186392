// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.Output;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Containers of the JDK that must be complete when they are made, and boxes of one value. */
@SuppressWarnings("NullAway") // a container holds null as it holds objects
final class FrozenForms {

    private FrozenForms() {}

    static void addTo(FixedForms forms) {
        addFrozen(forms);
        addWrappers(forms);
        addBoxes(forms);
        addAtomics(forms);
    }

    /** What must be complete when it is made. */
    private static void addFrozen(FixedForms forms) {
        for (List<?> list : List.of(
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                List.of(1, 2, 3).subList(0, 2),
                Stream.of(1).toList())) {
            frozen(forms, 46, list.getClass(), FrozenForms::listOf);
        }
        for (Set<?> set : List.of(Set.of(), Set.of(1), Set.of(1, 2, 3))) {
            frozen(forms, 47, set.getClass(), Set::of);
        }
        frozenMaps(forms);
    }

    private static void frozenMaps(FixedForms forms) {
        for (Map<?, ?> map : List.of(Map.of(), Map.of(1, 1), Map.of(1, 1, 2, 2))) {
            forms.object(
                    48,
                    map.getClass(),
                    (Map<?, ?> m, Output out, GraphBytes graph) ->
                            graph.whileUnderConstruction(m, () -> Contents.writeMap(m, out, graph)),
                    (in, graph) -> mapOf(Contents.readAll(2 * in.readLength(2), in, graph)));
        }
    }

    /** Views and copies of other collections. */
    private static void addWrappers(FixedForms forms) {
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
    }

    private static void addAtomics(FixedForms forms) {
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
    }

    private static void frozen(FixedForms forms, int number, Class<?> type, Function<Object[], Object> make) {
        forms.object(
                number,
                type,
                (Collection<?> all, Output out, GraphBytes graph) ->
                        graph.whileUnderConstruction(all, () -> Contents.writeAll(all, out, graph)),
                (in, graph) -> make.apply(Contents.readAll(in.readLength(1), in, graph)));
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
                (in, graph) -> make.apply(Contents.readAll(2, in, graph)));
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
}
