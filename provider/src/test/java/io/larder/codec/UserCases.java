// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** Objects of the application's own classes. */
@NullUnmarked // the objects here have holes on purpose
@SuppressWarnings({
    "ArrayRecordComponent",
    "DoubleBraceInitialization",
    "HidingField",
    "ReturnValueIgnored",
    "UnnecessaryStringBuilder",
    "UnusedVariable"
}) // and habits of other people's code
final class UserCases {

    private UserCases() {}

    static Stream<CopyCase> all() {
        return Stream.of(plain(), records(), inherited(), ownForms(), functions())
                .flatMap(cases -> cases);
    }

    private static Stream<CopyCase> plain() {
        return Stream.of(
                CopyCase.of("bean", () -> new Bean("a"), b -> b.name = "b", Bean::state),
                CopyCase.of(
                        "bean with public fields", () -> new Open(), o -> o.list.add(1), o -> o.list + " " + o.number),
                CopyCase.of(
                        "no constructor without arguments",
                        () -> new Holder<>(new Date(1)),
                        h -> h.content.setTime(2_000_000),
                        h -> h.content),
                CopyCase.of("all primitives", Primitives::new, p -> p.i = 0, Primitives::state),
                CopyCase.of("field hidden by a subclass", () -> new Hiding("a", "b"), h -> h.name = "c", Hiding::state),
                CopyCase.of("inner class", () -> new Outer().new Inner(), i -> i.outer().count++, i -> i.outer().count),
                CopyCase.<Bean>of(
                        "anonymous class",
                        () -> new Bean("a") {
                            @Override
                            String state() {
                                return "anonymous " + super.state();
                            }
                        },
                        b -> b.name = "b",
                        Bean::state),
                CopyCase.of("local class that captures", UserCases::local, Supplier::get, Object::toString),
                CopyCase.of(
                        "sealed",
                        () -> new Holder<Sealed>(new Sealed.Leaf()),
                        h -> ((Sealed.Leaf) h.content).value = 2,
                        h -> ((Sealed.Leaf) h.content).value),
                CopyCase.of(
                        "with a lock object",
                        () -> new Holder<>(List.of(new Object(), new Date(1))),
                        h -> ((Date) h.content.get(1)).setTime(2_000_000),
                        h -> h.content.get(1)));
    }

    private static Supplier<Integer> local() {
        int[] counter = {0};
        class Counter implements Supplier<Integer> {
            @Override
            public Integer get() {
                return ++counter[0];
            }

            @Override
            public String toString() {
                return "" + counter[0];
            }
        }
        return new Counter();
    }

    private static Stream<CopyCase> records() {
        return Stream.of(
                CopyCase.of("record with a list", () -> new Basket(new ArrayList<>(List.of(1))), b -> b.items.add(2)),
                CopyCase.of(
                        "record that copies in its constructor",
                        () -> new Careful(List.of(new Date(1))),
                        c -> c.dates.get(0).setTime(2_000_000)),
                CopyCase.of(
                        "record of primitives and an array",
                        () -> new Mixed(1, 'c', new int[] {1}),
                        m -> m.array[0] = 2,
                        m -> List.of(m.number, m.letter, m.array[0])),
                CopyCase.of(
                        "generic record",
                        () -> new Box<>(new Box<>(new Date(1))),
                        box -> box.content.content.setTime(2_000_000)));
    }

    private static Stream<CopyCase> inherited() {
        return Stream.of(
                CopyCase.of(
                        "ArrayList with a field",
                        () -> {
                            Named list = new Named();
                            list.add(new Date(1));
                            list.name = new StringBuilder("a");
                            return list;
                        },
                        list -> list.name.append("b"),
                        list -> list + " " + list.name),
                CopyCase.of(
                        "HashMap with a field",
                        () -> {
                            Labelled map = new Labelled();
                            map.put("a", new Date(1));
                            map.label = "x";
                            return map;
                        },
                        map -> map.label = "y",
                        map -> map + " " + map.label),
                CopyCase.of("AbstractList, serializable", () -> new Range(3), r -> r.size = 1),
                CopyCase.of("Date with a field", () -> new Stamped(1, "a"), s -> s.by = "b", s -> s.getTime() + s.by),
                CopyCase.of(
                        "serializable over one that is not", () -> new Dachshund("a"), d -> d.name = "b", d -> d.name),
                CopyCase.of("initialised anonymous map", UserCases::doubleBrace, Map::clear));
    }

    @SuppressWarnings("serial")
    private static Map<String, Integer> doubleBrace() {
        return new HashMap<>() {
            {
                put("a", 1);
            }
        };
    }

    private static Stream<CopyCase> ownForms() {
        return Stream.of(
                CopyCase.of("readObject", () -> new Rebuilding("a"), r -> r.parts.add("b"), Rebuilding::state),
                CopyCase.of(
                        "writeReplace", () -> new Replaced(new Date(1)), r -> r.date.setTime(2_000_000), r -> r.date),
                CopyCase.of("Externalizable", () -> new External("a"), e -> e.name = "b", e -> e.name),
                CopyCase.of(
                        "serialPersistentFields", () -> new Chosen("a"), c -> c.kept = "b", c -> c.kept + c.dropped),
                CopyCase.of(
                        "readObject, holding what is not serializable",
                        () -> new Rebuilding(new StringBuilder("a")),
                        r -> ((StringBuilder) r.source).append("b"),
                        Rebuilding::state));
    }

    private static Stream<CopyCase> functions() {
        return Stream.of(
                CopyCase.of(
                        "serializable lambda over a list",
                        () -> {
                            List<Integer> list = new ArrayList<>();
                            return (Supplier<List<Integer>> & Serializable) () -> list;
                        },
                        s -> s.get().add(1),
                        Supplier::get),
                CopyCase.of(
                        "serializable method reference",
                        () -> (IntUnaryOperator & Serializable) new Tally()::add,
                        tally -> tally.applyAsInt(5),
                        tally -> tally.applyAsInt(0)),
                CopyCase.of("proxy", UserCases::proxy, Map::clear, Map::size));
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> proxy() {
        return (Map<Object, Object>) Proxy.newProxyInstance(
                UserCases.class.getClassLoader(),
                new Class<?>[] {Map.class},
                new Forwarding(new HashMap<>(Map.of(1, 2))));
    }

    static class Bean {
        private String name;
        private final List<Date> dates = new ArrayList<>(List.of(new Date(1)));
        private Bean self = this;

        Bean(String name) {
            this.name = name;
        }

        String state() {
            return name + dates + (self == this);
        }
    }

    public static class Open {
        public List<Integer> list = new ArrayList<>();
        public int number = 7;
    }

    static final class Holder<T> {
        final T content;

        Holder(T content) {
            this.content = content;
        }
    }

    static final class Primitives {
        private final boolean z = true;
        private final byte b = Byte.parseByte("1");
        private final char c = "c".charAt(0);
        private final short s = Short.parseShort("2");
        private int i = 3;
        private final long l = Long.parseLong("4");
        private final float f = Float.parseFloat("5");
        private final double d = Double.parseDouble("6");

        String state() {
            return "" + z + b + c + s + i + l + f + d;
        }
    }

    static class Hidden {
        protected String name;
    }

    static class Hiding extends Hidden {
        private String name;

        Hiding(String name, String hidden) {
            this.name = name;
            super.name = hidden;
        }

        String state() {
            return name + super.name;
        }
    }

    static class Outer {
        private int count = 1;

        class Inner {
            Outer outer() {
                return Outer.this;
            }
        }
    }

    sealed interface Sealed {
        final class Leaf implements Sealed {
            private int value = 1;
        }
    }

    record Basket(List<Integer> items) {}

    record Careful(List<Date> dates) {
        Careful {
            dates = List.copyOf(dates);
        }
    }

    record Mixed(int number, char letter, int[] array) {}

    record Box<T>(T content) {}

    static class Named extends ArrayList<Date> {
        private static final long serialVersionUID = 1;
        private StringBuilder name;
    }

    static class Labelled extends HashMap<String, Date> {
        private static final long serialVersionUID = 1;
        private String label;
    }

    static class Range extends AbstractList<Integer> implements Serializable {
        private static final long serialVersionUID = 1;
        private int size;

        Range(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    static class Stamped extends Date {
        private static final long serialVersionUID = 1;
        private String by;

        Stamped(long time, String by) {
            super(time);
            this.by = by;
        }
    }

    static class Dog {
        protected String name;
    }

    static class Dachshund extends Dog implements Serializable {
        private static final long serialVersionUID = 1;

        Dachshund(String name) {
            this.name = name;
        }
    }

    static class Rebuilding implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Object source;

        private transient List<Object> parts;

        Rebuilding(Object source) {
            this.source = source;
            this.parts = new ArrayList<>(List.of("part"));
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            parts = new ArrayList<>(List.of("part"));
        }

        String state() {
            return source + " " + parts;
        }
    }

    static class Replaced implements Serializable {
        private static final long serialVersionUID = 1;
        private final Date date;

        Replaced(Date date) {
            this.date = date;
        }

        private Object writeReplace() {
            return new Form(date.getTime());
        }

        private record Form(long time) implements Serializable {
            private Object readResolve() {
                return new Replaced(new Date(time));
            }
        }
    }

    public static class External implements Externalizable {
        private static final long serialVersionUID = 1;
        private String name;

        public External() {}

        External(String name) {
            this.name = name;
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeUTF(name);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException {
            name = in.readUTF();
        }
    }

    static class Chosen implements Serializable {
        private static final long serialVersionUID = 1;
        private static final ObjectStreamField[] serialPersistentFields = {new ObjectStreamField("kept", String.class)};
        private String kept;
        private String dropped;

        Chosen(String kept) {
            this.kept = kept;
        }
    }

    static class Tally {
        private int sum = 1;

        int add(int number) {
            sum += number;
            return sum;
        }
    }

    static class Forwarding implements InvocationHandler {
        private final Map<Object, Object> target;

        Forwarding(Map<Object, Object> target) {
            this.target = target;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
            return method.invoke(target, arguments);
        }
    }
}
