// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Copier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever collections are nested how: the copy equals the original and has nothing in common with it that can change. */
class CopierPropertyTest {

    private final Copier copier = Copiers.byValue("random");

    @Property(tries = 1_000)
    void copy_nestedCollections_isEqualAndApart(@ForAll("graphs") Object original) {
        Object copy = copier.copy(original);

        assertThat(copy).isEqualTo(original).hasSameClassAs(original);
        Set<Object> common = changeable(copy);
        common.retainAll(changeable(original));
        assertThat(common).isEmpty();
    }

    @Provide
    Arbitrary<Object> graphs() {
        return nested(4);
    }

    private Arbitrary<Object> nested(int depth) {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.strings().ofMaxLength(3).map(Object.class::cast),
                Arbitraries.longs().map(Date::new).map(Object.class::cast));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<List<Object>> lists = nested(depth - 1).list().ofMaxSize(4);
        return Arbitraries.oneOf(leaves, lists.flatMap(CopierPropertyTest::containers));
    }

    private static Arbitrary<Object> containers(List<Object> content) {
        Map<Object, Object> map = new LinkedHashMap<>();
        content.forEach(element -> map.put(element, content.get(0)));
        return Arbitraries.of(
                new ArrayList<>(content),
                List.copyOf(content),
                Collections.unmodifiableList(new ArrayList<>(content)),
                new HashSet<>(content),
                Set.copyOf(content),
                map,
                new HashMap<>(map),
                Map.copyOf(map),
                Optional.of(content),
                new Wrapped(content));
    }

    /** The objects in a graph that are not immutable as such, by identity. */
    private static Set<Object> changeable(Object root) {
        Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(root, found);
        return found;
    }

    private static void collect(Object object, Set<Object> found) {
        if (object instanceof Date
                || object instanceof ArrayList
                || object instanceof HashSet
                || object instanceof HashMap) {
            found.add(object);
        }
        if (object instanceof Collection<?> elements) {
            elements.forEach(element -> collect(element, found));
        } else if (object instanceof Map<?, ?> map) {
            collect(map.keySet(), found);
            collect(map.values(), found);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(content -> collect(content, found));
        } else if (object instanceof Wrapped wrapped) {
            collect(wrapped.content(), found);
        }
    }

    record Wrapped(Object content) {}
}
