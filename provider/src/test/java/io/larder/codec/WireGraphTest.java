// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.Vector;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What objects have to do with each other survives the way through bytes. */
class WireGraphTest {

    private final EntryCodec<Object, Object> codec = Wire.codec();

    @SuppressWarnings("unchecked")
    private <T> T pass(T value) {
        return (T) Wire.pass(codec, value);
    }

    @Test
    void open_sharedObjects_stayShared() {
        Date shared = new Date(1);

        List<Object> read = pass(new ArrayList<>(List.of(
                shared, List.of(shared), new Vector<>(List.of(shared)), Collections.singletonMap("a", shared))));

        assertThat(((List<?>) read.get(1)).get(0)).isSameAs(read.get(0));
        assertThat(((Map<?, ?>) read.get(3)).get("a")).isEqualTo(read.get(0));
    }

    @Test
    void open_itemsInASetThatKnowTheirOwner_areFoundInIt() {
        Node owner = new Node("owner");
        for (int i = 0; i < 20; i++) {
            Node item = new Node("item" + i);
            item.owner = owner;
            owner.items.add(item);
            owner.byName.put(item, "" + i);
        }

        Node read = pass(owner);

        assertThat(read.items).hasSize(20);
        assertThat(read.items).allSatisfy(item -> {
            assertThat(item.owner).isSameAs(read);
            assertThat(read.items.contains(item)).isTrue();
            assertThat(read.byName).containsKey(item);
        });
    }

    @Test
    void open_setOfWhatContainsIt_isFilledWhenItIsComplete() {
        // The name, which hash codes are made of, is written after the items.
        Node one = new Node("one");
        Node two = new Node("two");
        one.items.add(two);
        two.items.add(one);

        Node read = pass(one);

        Node other = read.items.iterator().next();
        assertThat(other.items.iterator().next()).isSameAs(read);
        assertThat(read.items.contains(other)).isTrue();
        assertThat(other.items.contains(read)).isTrue();
    }

    @Test
    void open_listThatContainsItself_doesSoAgain() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        List<Object> read = pass(list);

        assertThat(read.get(0)).isSameAs(read);
    }

    @Test
    void seal_recordThatContainsItself_isRefused() {
        List<Object> content = new ArrayList<>();
        Box box = new Box(content);
        content.add(box);

        assertThatThrownBy(() -> pass(box))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("Box", "contains itself");
    }

    @Test
    void seal_recordThatWouldBeMadeFromEmptySets_isRefused() {
        Node node = new Node("a");
        node.box = new Box(new HashSet<>(Set.of(node)));

        assertThatThrownBy(() -> pass(node)).isInstanceOf(CacheException.class).hasMessageContaining("contains itself");
    }

    @Test
    void open_wrappersOfObjectsThatAreNotSerializable_holdThem() {
        Node node = new Node("a");

        Set<Node> set = pass(Collections.unmodifiableSet(new HashSet<>(Set.of(node))));
        Map<String, Node> map = pass(Collections.synchronizedMap(new HashMap<>(Map.of("k", node))));

        assertThat(set).containsExactly(node).hasSameClassAs(Collections.unmodifiableSet(Set.of()));
        assertThat(map).containsEntry("k", node);
    }

    @Test
    void open_exceptionWithCauseAndTrace_isComplete() {
        Exception original = new IllegalStateException("outer", new RuntimeException("inner"));
        original.addSuppressed(new Exception("suppressed"));

        Exception read = pass(original);

        assertThat(read).hasMessage("outer").hasStackTraceContaining("inner").hasStackTraceContaining("suppressed");
        assertThat(read.getStackTrace()).isEqualTo(original.getStackTrace());
    }

    @Test
    void open_sortedSetInItsOwnOrder_keepsIt() {
        TreeSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of("b", "A"));

        assertThat(pass(set)).containsExactly("A", "b").contains("a");
    }

    @Test
    void open_viewsOfCollections_areOrdinaryOnesThatEqualThem() {
        List<String> list = new ArrayList<>(Arrays.asList("x", null, "y"));

        assertThat(pass(list.subList(1, 3))).isEqualTo(Arrays.asList(null, "y"));
        assertThat(pass(new HashMap<>(Map.of("a", 1)).keySet())).isEqualTo(Set.of("a"));
    }

    @Test
    void open_manyKindsInOneGraph_keepsThemApart() {
        List<Object> all = new ArrayList<>();
        UserCases.all()
                .filter(one -> !one.byIdentity())
                .forEach(one -> all.add(one.make().get()));
        all.addAll(new ArrayList<>(all));

        assertThat(pass(all)).isEqualTo(all);
    }

    record Box(Object content) {}

    static final class Node {
        private final Map<Node, String> byName = new HashMap<>();
        private final Set<Node> items = new HashSet<>();
        private final String name;
        private @Nullable Node owner;

        @SuppressWarnings("UnusedVariable") // it is written
        private @Nullable Box box;

        Node(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Node node && node.name.equals(name);
        }

        @Override
        public int hashCode() {
            return Objects.requireNonNull(name, "not complete").hashCode();
        }
    }
}
