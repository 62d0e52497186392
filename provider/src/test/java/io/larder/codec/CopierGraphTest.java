// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Copier;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of a graph: what was one object stays one, what was a cycle stays one, and no hash table is spoiled by it. */
@NullUnmarked // the objects here have holes on purpose
@SuppressWarnings({"UnusedVariable", "UnnecessaryStringBuilder"}) // and habits of other people's code
class CopierGraphTest {

    private final Copier copier = Copiers.byValue("graph");

    @Test
    void copy_objectHeldTwice_isCopiedOnce() {
        Date date = new Date(1);
        List<Object> list = new ArrayList<>(Arrays.asList(
                date,
                date,
                new Date[] {date},
                Collections.unmodifiableList(Arrays.asList(date)),
                Map.entry("k", date),
                new Exception("e"),
                new Pair(date, new HashSet<>(Set.of(date)))));

        List<Object> copy = copier.copy(list);

        Object one = copy.get(0);
        assertThat(one).isEqualTo(date).isNotSameAs(date);
        assertThat(copy.get(1)).isSameAs(one);
        assertThat(((Date[]) copy.get(2))[0]).isSameAs(one);
        assertThat(((List<?>) copy.get(3)).get(0)).isSameAs(one);
        assertThat(((Map.Entry<?, ?>) copy.get(4)).getValue()).isSameAs(one);
        assertThat(((Pair) copy.get(6)).left()).isSameAs(one);
        assertThat(((Set<?>) ((Pair) copy.get(6)).right()).iterator().next()).isSameAs(one);
    }

    @ParameterizedTest
    @MethodSource("sharedKinds")
    void copy_objectOfEachKindHeldTwice_isCopiedOnce(Object shared) {
        List<Object> copy = copier.copy(new ArrayList<>(List.of(shared, shared)));

        assertThat(copy.get(0)).isNotSameAs(shared).isSameAs(copy.get(1));
    }

    static List<Object> sharedKinds() {
        return List.of(
                new Date(1),
                new int[] {1},
                new Object[] {new Object()},
                new ArrayList<>(),
                new HashMap<>(),
                new Pair(new Date(1), null),
                new Exception("e"),
                List.of(new Date(1)),
                Arrays.asList(1, 2),
                new Node("n"),
                new Object(),
                new StringBuilder(),
                new ArrayList<>(List.of(1)).subList(0, 1),
                new Parent("p"));
    }

    @Test
    void copy_immutableParts_areShared() {
        Node node = new Node(new String("name"));

        Node copy = copier.copy(node);

        assertThat(copy).isNotSameAs(node);
        assertThat(copy.name).isSameAs(node.name);
    }

    @Test
    void copy_containersInThemselves_staySo() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Object[] array = new Object[1];
        array[0] = array;
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);

        assertThat(copier.copy(list))
                .satisfies(copy -> assertThat(copy.get(0)).isSameAs(copy).isNotSameAs(list));
        assertThat(copier.copy(array))
                .satisfies(copy -> assertThat(copy[0]).isSameAs(copy).isNotSameAs(array));
        assertThat(copier.copy(map))
                .satisfies(copy -> assertThat(copy.get("self")).isSameAs(copy).isNotSameAs(map));
    }

    @Test
    void copy_hashedByFieldsNotYetCopied_findsItsElements() {
        Node a = new Node("a");
        Node b = new Node("b");
        a.edges.addAll(List.of(a, b));
        b.edges.addAll(List.of(a, b));
        a.weights.put(a, "aa");
        a.weights.put(b, "ab");

        for (Node start : List.of(a, b)) {
            Node copy = copier.copy(start);

            assertThat(copy).isEqualTo(start).isNotSameAs(start);
            Node copyOfA = copy.edges.stream().filter(a::equals).findFirst().orElseThrow();
            Node copyOfB = copy.edges.stream().filter(b::equals).findFirst().orElseThrow();
            assertThat(copyOfA.edges).contains(copyOfA, copyOfB).hasSize(2);
            assertThat(copyOfB.edges).contains(copyOfA, copyOfB).hasSize(2);
            assertThat(copyOfA.weights.get(copyOfB)).isEqualTo("ab");
            assertThat(copyOfA.weights.get(a)).isEqualTo("aa");
        }
    }

    @Test
    void copy_hashedByAnotherObjectOfTheCycle_findsItsElements() {
        Team team = new Team();
        Member member = new Member(team);
        team.members.add(member);
        team.byMember.put(new ArrayList<>(List.of(member)), "captain");
        team.name = "team";
        team.members = new HashSet<>(team.members);
        team.byMember = new HashMap<>(team.byMember);

        Team copy = copier.copy(team);

        Member only = copy.members.iterator().next();
        assertThat(only.team).isSameAs(copy).isNotSameAs(team);
        assertThat(copy.members).contains(only);
        assertThat(copy.byMember).containsKey(List.of(only));
    }

    @Test
    void copy_cycleThroughReadObject_staysACycle() {
        Parent parent = new Parent("p");
        Child child = new Child(parent);
        parent.children.add(child);
        parent.byName.put("c", child);

        Parent copy = copier.copy(parent);
        Child copyOfChild = copier.copy(child);

        assertThat(copy).isNotSameAs(parent);
        assertThat(copy.children.get(0).parent).isSameAs(copy);
        assertThat(copy.shout).isEqualTo("P");
        assertThat(copy.byName.get("c")).isSameAs(copy.children.get(0));
        assertThat(copy.since).isEqualTo(parent.since);
        assertThat(copy.units).isEqualTo(parent.units).isNotSameAs(parent.units);
        assertThat(copyOfChild.parent.children.get(0)).isSameAs(copyOfChild);
        assertThat(copyOfChild.parent.shout).isEqualTo("P");
    }

    @Test
    void copy_cycleThroughSerializableJdkList_staysACycle() {
        Family family = new Family();
        family.members.add(family);

        Family copy = copier.copy(family);

        assertThat(copy).isNotSameAs(family);
        assertThat(copy.members.get(0)).isSameAs(copy);
        assertThat(copy.view.get(0)).isSameAs(copy);
    }

    @Test
    void copy_throwableThatIsItsOwnCause_staysSo() {
        Exception a = new Exception("a");
        Exception b = new Exception("b", a);
        a.addSuppressed(b);

        Exception copy = copier.copy(a);

        assertThat(copy.getSuppressed()[0].getCause()).isSameAs(copy).isNotSameAs(a);
    }

    @Test
    void copy_cycleThroughWhatMustBeCompleteFirst_isRefused() {
        List<Object> inside = new ArrayList<>();
        Pair record = new Pair(inside, null);
        inside.add(record);
        List<Object> within = new ArrayList<>();
        List<Object> immutable = List.of(within);
        within.add(immutable);
        Hasty hasty = new Hasty();
        hasty.copyOf = new Snapshot(new HashSet<>(Set.of(hasty)));

        Parent late = new Parent("p");
        late.extra.put(new Child(late), "keyed by a part of the cycle");
        Parent resolved = new Parent("p");
        resolved.extra.put("list", List.of(new Child(resolved)));

        for (Object value : List.of(record, immutable, hasty, late, resolved)) {
            assertThatThrownBy(() -> copier.copy(value))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("contains itself");
        }
    }

    @Test
    void copy_elementsThatHaveBecomeEqual_isRefused() {
        Date first = new Date(1);
        Date second = new Date(2);
        Set<Date> set = new HashSet<>(List.of(first, second));
        second.setTime(1);

        assertThatThrownBy(() -> copier.copy(set))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("equal each other");
    }

    @Test
    void copy_transientFields_areLeftOutAsBySerialization() {
        Forgetful copy = copier.copy(new Forgetful("kept", new Thread("never started")));

        assertThat(copy.kept).isEqualTo("kept");
        assertThat(copy.worker).isNull();
        assertThat(copy.count).isZero();
    }

    @Test
    void copy_ordinaryClass_runsNoConstructor() {
        int before = Counted.made;
        Counted counted = new Counted();

        copier.copy(counted);

        assertThat(Counted.made).isEqualTo(before + 1);
    }

    @Test
    void copy_lambdasInACollection_keepTheirMeaning() {
        Function<String, String> stateless = String::trim;
        Map<String, Function<String, String>> map = new TreeMap<>(Map.of("trim", stateless));

        assertThat(copier.copy(map)).isNotSameAs(map).containsEntry("trim", stateless);
    }

    @Test
    void copy_proxyOverLambda_isRefusedOrApart() {
        StringBuilder text = new StringBuilder("a");
        Supplier<String> open = text::toString;

        assertThatThrownBy(() -> copier.copy(open))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("captured");
    }

    record Pair(Object left, Object right) {}

    /** Its fields are copied by name, the sets before what they hash by. */
    static class Node {
        private final Set<Node> edges = new HashSet<>();
        private final String name;
        private final Map<Node, String> weights = new HashMap<>();

        Node(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && name.equals(node.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    static class Team {
        private Set<Member> members = new HashSet<>();
        private Map<List<Member>, String> byMember = new HashMap<>();
        private String name = "";
    }

    static class Member {
        private final Team team;

        Member(Team team) {
            this.team = team;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Member member && team.name.equals(member.team.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(team.name);
        }
    }

    @SuppressWarnings("serial")
    static class Parent implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final List<Child> children = new ArrayList<>();

        private final String name;
        private transient String shout = "";
        private final Map<Object, Object> extra = new HashMap<>();
        private final LocalDate since = LocalDate.of(2020, 1, 1);
        private final Set<TimeUnit> units = EnumSet.of(TimeUnit.DAYS);
        private final Map<String, Child> byName = new HashMap<>();

        Parent(String name) {
            this.name = name;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            shout = name.toUpperCase(java.util.Locale.ROOT);
        }
    }

    static class Child implements Serializable {
        private static final long serialVersionUID = 1;
        private final Parent parent;

        Child(Parent parent) {
            this.parent = parent;
        }
    }

    static class Family {
        private final List<Family> members = new CopyOnWriteArrayList<>();
        private final List<Family> view = Collections.unmodifiableList(members);
    }

    static class Hasty {
        private Snapshot copyOf;
        private final String id = new String("id");

        @Override
        public boolean equals(Object other) {
            return other instanceof Hasty hasty && id.equals(hasty.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    record Snapshot(Set<Object> set) {
        Snapshot {
            set = new HashSet<>(set);
        }
    }

    static class Forgetful {
        private final String kept;
        private final transient Thread worker;
        private final transient int count = Integer.parseInt("7");

        Forgetful(String kept, Thread worker) {
            this.kept = kept;
            this.worker = worker;
        }
    }

    static class Counted {
        private static int made;

        private final List<String> list = new ArrayList<>();

        Counted() {
            made++;
            list.add("a");
        }
    }
}
