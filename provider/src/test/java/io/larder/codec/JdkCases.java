// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.Stack;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** Objects of the JDK that can be changed, most of them through what they hold. */
@NullUnmarked // the objects here have holes on purpose
@SuppressWarnings({"BoxingComparator"}) // and habits of other people's code
final class JdkCases {

    private JdkCases() {}

    private static Date date() {
        return new Date(1_000);
    }

    private static void change(Object date) {
        ((Date) date).setTime(2_000);
    }

    private static void changeFirst(Collection<?> dates) {
        change(dates.iterator().next());
    }

    private static void changeValue(Map<?, ?> dates) {
        change(dates.values().iterator().next());
    }

    static Stream<CopyCase> collections() {
        return Stream.concat(ordinaryCollections(), specialCollections());
    }

    private static <C extends Collection<Object>> C with(C collection, Object... elements) {
        collection.addAll(Arrays.asList(elements));
        return collection;
    }

    private static Stream<CopyCase> ordinaryCollections() {
        return Stream.of(
                CopyCase.of("ArrayList", () -> with(new ArrayList<>(), date(), null, "a"), JdkCases::changeFirst),
                CopyCase.of("LinkedList", () -> with(new LinkedList<>(), date(), null), JdkCases::changeFirst),
                CopyCase.of("ArrayDeque", () -> with(new ArrayDeque<>(), date()), JdkCases::changeFirst, d -> d),
                CopyCase.of("Vector", () -> with(new Vector<>(), date()), JdkCases::changeFirst),
                CopyCase.of("Stack", () -> with(new Stack<>(), date()), JdkCases::changeFirst),
                CopyCase.of("HashSet", () -> with(new HashSet<>(), date(), null), set -> set.add("b")),
                CopyCase.of(
                        "LinkedHashSet", () -> with(new LinkedHashSet<>(), "z", date(), "a"), set -> set.remove("z")),
                CopyCase.of("TreeSet", () -> with(new TreeSet<>(), date()), JdkCases::changeFirst),
                CopyCase.of(
                        "TreeSet, case-insensitive",
                        () -> {
                            TreeSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                            set.add("A");
                            return set;
                        },
                        set -> {
                            set.add("a");
                            set.add("b");
                        }),
                CopyCase.of(
                        "TreeSet, by a lambda",
                        () -> {
                            TreeSet<Date> set = new TreeSet<>(
                                    Comparator.comparing(Date::getTime).reversed());
                            set.addAll(List.of(new Date(1), new Date(3)));
                            return set;
                        },
                        set -> set.add(new Date(2))),
                CopyCase.of("PriorityQueue", () -> with(new PriorityQueue<>(), date()), JdkCases::changeFirst, q -> q),
                CopyCase.of(
                        "PriorityQueue, reversed",
                        () -> {
                            PriorityQueue<Integer> queue = new PriorityQueue<>(Comparator.reverseOrder());
                            queue.addAll(List.of(1, 2, 3));
                            return queue;
                        },
                        PriorityQueue::poll,
                        q -> q),
                CopyCase.of(
                        "CopyOnWriteArrayList",
                        () -> with(new CopyOnWriteArrayList<>(), date()),
                        JdkCases::changeFirst),
                CopyCase.of(
                        "CopyOnWriteArraySet", () -> with(new CopyOnWriteArraySet<>(), date()), JdkCases::changeFirst),
                CopyCase.of(
                        "ConcurrentLinkedQueue",
                        () -> with(new ConcurrentLinkedQueue<>(), date()),
                        JdkCases::changeFirst,
                        q -> q),
                CopyCase.of(
                        "ConcurrentLinkedDeque",
                        () -> with(new ConcurrentLinkedDeque<>(), date()),
                        JdkCases::changeFirst,
                        q -> q),
                CopyCase.of(
                        "ArrayBlockingQueue",
                        () -> with(new ArrayBlockingQueue<>(3), date()),
                        JdkCases::changeFirst,
                        q -> q + " " + q.remainingCapacity()),
                CopyCase.of(
                        "LinkedBlockingDeque",
                        () -> with(new LinkedBlockingDeque<>(3), date()),
                        JdkCases::changeFirst,
                        q -> q + " " + q.remainingCapacity()),
                CopyCase.of(
                        "PriorityBlockingQueue",
                        () -> with(new PriorityBlockingQueue<>(), date()),
                        JdkCases::changeFirst,
                        q -> q),
                CopyCase.of(
                        "ConcurrentSkipListSet",
                        () -> with(new ConcurrentSkipListSet<>(), date()),
                        JdkCases::changeFirst));
    }

    private static Stream<CopyCase> specialCollections() {
        return Stream.of(
                CopyCase.of("List.of 1", () -> List.of(date()), JdkCases::changeFirst),
                CopyCase.of("List.of 3", () -> List.of(date(), date(), "a"), JdkCases::changeFirst),
                CopyCase.of("Stream.toList", () -> Stream.of(date(), null).toList(), JdkCases::changeFirst),
                CopyCase.of("Set.of", () -> Set.of(date()), JdkCases::changeFirst),
                CopyCase.of(
                        "Set.of 2",
                        () -> Set.of(List.of(date()), List.of(date(), date())),
                        set -> set.forEach(JdkCases::changeFirst),
                        set -> set.stream().map(Object::toString).sorted().toList()),
                CopyCase.of(
                        "Collectors.toUnmodifiableList",
                        () -> Stream.of(date()).collect(Collectors.toUnmodifiableList()),
                        JdkCases::changeFirst),
                CopyCase.of("Arrays.asList", () -> Arrays.asList(date(), null), list -> list.set(1, date())),
                CopyCase.of(
                        "Collections.singletonList", () -> Collections.singletonList(date()), JdkCases::changeFirst),
                CopyCase.of("Collections.singleton", () -> Collections.singleton(date()), JdkCases::changeFirst),
                CopyCase.of("Collections.nCopies", () -> Collections.nCopies(2, date()), JdkCases::changeFirst),
                CopyCase.of(
                        "unmodifiableList",
                        () -> Collections.unmodifiableList(with(new ArrayList<>(), date())),
                        JdkCases::changeFirst),
                CopyCase.of(
                        "unmodifiableSet",
                        () -> Collections.unmodifiableSet(with(new HashSet<>(), date())),
                        JdkCases::changeFirst),
                CopyCase.of(
                        "unmodifiableCollection",
                        () -> Collections.unmodifiableCollection(with(new ArrayList<>(), date())),
                        JdkCases::changeFirst,
                        c -> c),
                CopyCase.of(
                        "synchronizedList",
                        () -> Collections.synchronizedList(with(new ArrayList<>(), date())),
                        list -> list.add("b")),
                CopyCase.of(
                        "synchronizedSet",
                        () -> Collections.synchronizedSet(with(new HashSet<>(), date())),
                        set -> set.add("b")),
                CopyCase.of(
                        "checkedList",
                        () -> Collections.checkedList(with(new ArrayList<>(), date()), Object.class),
                        list -> list.add("b")),
                CopyCase.of(
                        "newSetFromMap",
                        () -> with(Collections.newSetFromMap(new ConcurrentHashMap<>()), "a"),
                        set -> set.add("b")),
                CopyCase.of(
                        "ConcurrentHashMap.newKeySet",
                        () -> with(ConcurrentHashMap.newKeySet(), "a"),
                        set -> set.add("b")),
                CopyCase.of("EnumSet", () -> EnumSet.of(TimeUnit.DAYS), set -> set.add(TimeUnit.HOURS)),
                CopyCase.of("EnumSet.noneOf", () -> EnumSet.noneOf(TimeUnit.class), set -> set.add(TimeUnit.HOURS)),
                CopyCase.of(
                        "subList",
                        () -> with(new ArrayList<>(), "x", date(), "y").subList(1, 3),
                        JdkCases::changeFirst),
                CopyCase.of(
                        "subList of LinkedList",
                        () -> with(new LinkedList<>(), "x", date()).subList(1, 2),
                        JdkCases::changeFirst),
                CopyCase.of("HashMap.keySet", () -> new HashMap<>(Map.of("a", 1)).keySet(), Set::clear),
                CopyCase.of(
                        "HashMap.entrySet",
                        () -> new HashMap<>(Map.of("a", date())).entrySet(),
                        set -> set.iterator().next().setValue(new Date(5))),
                CopyCase.of(
                        "TreeMap.keySet", () -> new TreeMap<>(Map.of("a", 1, "b", 2)).descendingKeySet(), Set::clear),
                CopyCase.of(
                        "TreeMap.headMap",
                        () -> new TreeMap<>(Map.of("a", date(), "b", 2)).headMap("b"),
                        JdkCases::changeValue));
    }

    private static <M extends Map<Object, Object>> M with(M map, Object key, Object value) {
        map.put(key, value);
        return map;
    }

    static Stream<CopyCase> maps() {
        return Stream.of(
                CopyCase.of("HashMap", () -> with(new HashMap<>(), "a", date()), JdkCases::changeValue),
                CopyCase.of(
                        "HashMap, mutable keys",
                        () -> with(new HashMap<>(), List.of(date()), null),
                        map -> map.put("b", 1)),
                CopyCase.of("HashMap, null", () -> with(new HashMap<>(), null, null), map -> map.put(null, 1)),
                CopyCase.of(
                        "LinkedHashMap",
                        () -> with(with(new LinkedHashMap<>(), "z", date()), "a", 1),
                        JdkCases::changeValue),
                CopyCase.of(
                        "LinkedHashMap, by access",
                        () -> with(with(new LinkedHashMap<>(8, 1, true), "z", date()), "a", 1),
                        map -> map.get("z")),
                CopyCase.of("TreeMap", () -> with(new TreeMap<>(), "a", date()), JdkCases::changeValue),
                CopyCase.of(
                        "TreeMap, reversed",
                        () -> with(with(new TreeMap<>(Collections.reverseOrder()), "a", date()), "b", 1),
                        map -> map.put("c", 1)),
                CopyCase.of(
                        "ConcurrentHashMap", () -> with(new ConcurrentHashMap<>(), "a", date()), JdkCases::changeValue),
                CopyCase.of(
                        "ConcurrentSkipListMap",
                        () -> with(new ConcurrentSkipListMap<>(), "a", date()),
                        JdkCases::changeValue),
                CopyCase.of("Hashtable", () -> with(new Hashtable<>(), "a", date()), JdkCases::changeValue),
                CopyCase.of(
                        "IdentityHashMap",
                        () -> with(new IdentityHashMap<>(), "a", date()),
                        JdkCases::changeValue,
                        map -> map + " " + map.containsKey("a")),
                CopyCase.of(
                        "Properties",
                        () -> {
                            Properties defaults = new Properties();
                            defaults.setProperty("d", "1");
                            return new Properties(defaults);
                        },
                        properties -> properties.setProperty("d", "2"),
                        properties -> properties.getProperty("d")),
                CopyCase.of("EnumMap", () -> new EnumMap<>(Map.of(TimeUnit.DAYS, date())), JdkCases::changeValue),
                CopyCase.of("Map.of", () -> Map.of("a", date()), JdkCases::changeValue),
                CopyCase.of(
                        "Map.of 2",
                        () -> Map.of("a", date(), "b", date()),
                        map -> change(map.get("a")),
                        map -> new TreeMap<>(map)),
                CopyCase.of(
                        "Collections.singletonMap", () -> Collections.singletonMap("a", date()), JdkCases::changeValue),
                CopyCase.of(
                        "unmodifiableMap",
                        () -> Collections.unmodifiableMap(with(new HashMap<>(), "a", date())),
                        JdkCases::changeValue),
                CopyCase.of(
                        "synchronizedMap",
                        () -> Collections.synchronizedMap(with(new HashMap<>(), "a", date())),
                        Map::clear),
                CopyCase.of("Map.entry", () -> Map.entry("a", date()), entry -> change(entry.getValue())),
                CopyCase.of(
                        "SimpleEntry",
                        () -> new AbstractMap.SimpleEntry<>("a", date()),
                        entry -> change(entry.getValue())),
                CopyCase.of(
                        "SimpleImmutableEntry",
                        () -> new AbstractMap.SimpleImmutableEntry<>("a", date()),
                        entry -> change(entry.getValue())),
                CopyCase.of(
                        "HashMap's entry",
                        () -> with(new HashMap<>(), "a", date())
                                .entrySet()
                                .iterator()
                                .next(),
                        entry -> entry.setValue(1)));
    }

    static Stream<CopyCase> others() {
        return Stream.of(arrays(), times(), boxes(), throwables()).flatMap(cases -> cases);
    }

    private static Stream<CopyCase> arrays() {
        return Stream.of(
                CopyCase.of("byte[]", () -> new byte[] {1}, a -> a[0] = 2, a -> a),
                CopyCase.of("short[]", () -> new short[] {1}, a -> a[0] = 2, a -> a),
                CopyCase.of("int[]", () -> new int[] {1}, a -> a[0] = 2, a -> a),
                CopyCase.of("long[]", () -> new long[] {1}, a -> a[0] = 2, a -> a),
                CopyCase.of("float[]", () -> new float[] {1}, a -> a[0] = 2, a -> a),
                CopyCase.of("double[]", () -> new double[] {1}, a -> a[0] = 2, a -> a),
                CopyCase.of("char[]", () -> new char[] {'a'}, a -> a[0] = 'b', a -> a),
                CopyCase.of("boolean[]", () -> new boolean[] {true}, a -> a[0] = false, a -> a),
                CopyCase.of("String[]", () -> new String[] {"a", null}, a -> a[0] = "b", a -> a),
                CopyCase.of("Object[]", () -> new Object[] {date(), 1, null}, a -> change(a[0]), a -> a),
                CopyCase.of("int[][]", () -> new int[][] {{1}, null, {}}, a -> a[0][0] = 2, a -> a),
                CopyCase.of("Date[][]", () -> new Date[][] {{date()}}, a -> change(a[0][0]), a -> a),
                CopyCase.of("TimeUnit[]", () -> new TimeUnit[] {TimeUnit.DAYS}, a -> a[0] = null, a -> a),
                CopyCase.of("List[]", () -> new List<?>[] {with(new ArrayList<>(), "a")}, a -> a[0].clear(), a -> a));
    }

    private static Stream<CopyCase> times() {
        return Stream.of(
                CopyCase.of("Date", JdkCases::date, JdkCases::change),
                CopyCase.of(
                        "Timestamp",
                        () -> {
                            java.sql.Timestamp timestamp = new java.sql.Timestamp(1);
                            timestamp.setNanos(123_456_789);
                            return timestamp;
                        },
                        timestamp -> timestamp.setNanos(1)),
                CopyCase.of("sql.Date", () -> new java.sql.Date(0), date -> date.setTime(100_000_000_000L)),
                CopyCase.of("sql.Time", () -> new java.sql.Time(0), time -> time.setTime(1_000_000)),
                CopyCase.of(
                        "GregorianCalendar",
                        () -> new GregorianCalendar(2020, Calendar.MAY, 1),
                        c -> c.add(Calendar.YEAR, 1)),
                CopyCase.of("SimpleTimeZone", () -> new SimpleTimeZone(1, "a"), zone -> zone.setRawOffset(2)),
                CopyCase.of("TimeZone", () -> TimeZone.getTimeZone("Europe/Paris"), zone -> zone.setID("a")),
                CopyCase.of(
                        "SimpleDateFormat",
                        () -> new SimpleDateFormat("yyyy", Locale.ROOT),
                        f -> f.applyPattern("MM"),
                        SimpleDateFormat::toPattern),
                CopyCase.of(
                        "DecimalFormat",
                        () -> new DecimalFormat("0.0"),
                        f -> f.applyPattern("0"),
                        DecimalFormat::toPattern));
    }

    private static Stream<CopyCase> boxes() {
        return Stream.of(
                CopyCase.of("StringBuilder", () -> new StringBuilder("a"), text -> text.append("b"), text -> text),
                CopyCase.of("StringBuffer", () -> new StringBuffer("a"), text -> text.append("b"), text -> text),
                CopyCase.of("BitSet", () -> BitSet.valueOf(new long[] {5}), bits -> bits.set(7)),
                CopyCase.of("AtomicInteger", () -> new AtomicInteger(1), AtomicInteger::incrementAndGet, box -> box),
                CopyCase.of("AtomicLong", () -> new AtomicLong(1), AtomicLong::incrementAndGet, box -> box),
                CopyCase.of("AtomicBoolean", () -> new AtomicBoolean(true), box -> box.set(false), box -> box),
                CopyCase.of(
                        "AtomicReference", () -> new AtomicReference<>(date()), box -> change(box.get()), box -> box),
                CopyCase.of("AtomicIntegerArray", () -> new AtomicIntegerArray(2), box -> box.set(1, 1), box -> box),
                CopyCase.of("LongAdder", LongAdder::new, LongAdder::increment, box -> box),
                CopyCase.of("Optional", () -> Optional.of(date()), optional -> change(optional.get())),
                CopyCase.of(
                        "Random", () -> new Random(1), Random::nextInt, random -> new SecondNumber(random).toString()),
                CopyCase.of(
                        "BigDecimal, changed by its subclass",
                        () -> new Counting("1"),
                        Counting::count,
                        c -> c + " " + c.count),
                CopyCase.of("BigInteger in a list", () -> with(new ArrayList<>(), BigInteger.ONE), List::clear));
    }

    /** A look at what a generator would say next, which does not change it. */
    private record SecondNumber(Random random) {
        @Override
        public String toString() {
            Random twin = (Random) new InMemoryStream(object -> false, object -> object).pass(random);
            return String.valueOf(twin.nextInt());
        }
    }

    private static Stream<CopyCase> throwables() {
        return Stream.of(
                CopyCase.of(
                        "Exception",
                        () -> new IllegalStateException("a", new Exception("b")),
                        e -> e.setStackTrace(new StackTraceElement[0]),
                        e -> e + " " + e.getCause() + " " + Arrays.toString(e.getStackTrace())),
                CopyCase.of(
                        "suppressed",
                        () -> {
                            Exception outer = new Exception("a");
                            outer.addSuppressed(new Error("b"));
                            return outer;
                        },
                        e -> e.addSuppressed(new Error("c")),
                        e -> e + " " + Arrays.toString(e.getSuppressed())),
                CopyCase.of(
                        "Exception of the application",
                        () -> new Failing(date()),
                        e -> change(e.details),
                        e -> e + " " + e.details));
    }

    static final class Counting extends BigDecimal {
        private static final long serialVersionUID = 1;

        private int count;

        Counting(String value) {
            super(value);
        }

        void count() {
            count++;
        }
    }

    static final class Failing extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Object details;

        Failing(Object details) {
            super("failing");
            this.details = new ArrayDeque<>(List.of(details)).peek();
        }
    }
}
