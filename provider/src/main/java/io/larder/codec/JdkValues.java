// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/**
 * The classes of the JDK that may be made from anybody's bytes: values and containers, and what stands for them in Java
 * serialization. None reaches outside when it is read, compared or hashed; so {@code java.net.URL}, which asks for an
 * address when it is hashed, is not among them.
 */
final class JdkValues {

    private static final AllowedNames NAMES = new AllowedNames();

    static {
        add("java.math.", "BigDecimal BigInteger MathContext RoundingMode");
        add(
                "java.lang.",
                "Boolean Byte Character Double Enum Error Exception Float Integer Long Number Object Record"
                        + " RuntimeException Short StackTraceElement String StringBuffer StringBuilder Throwable"
                        + " AbstractStringBuilder String$CaseInsensitiveComparator Number Iterable CharSequence"
                        + " Comparable Cloneable");
        add(
                "java.util.",
                "AbstractCollection AbstractList AbstractMap AbstractSequentialList AbstractSet AbstractQueue"
                        + " ArrayDeque ArrayList AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry Arrays$ArrayList BitSet Calendar CollSer"
                        + " Comparators$NaturalOrderComparator Collections$ReverseComparator Collections$ReverseComparator2"
                        + " Currency Date EnumMap EnumSet EnumSet$SerializationProxy GregorianCalendar HashMap HashSet"
                        + " Hashtable IdentityHashMap LinkedHashMap LinkedHashSet LinkedList Locale OptionalDouble"
                        + " OptionalInt OptionalLong PriorityQueue Properties SimpleTimeZone Stack TimeZone TreeMap"
                        + " TreeSet UUID Vector Optional KeyValueHolder");
        add(
                "java.util.Collections$",
                "CopiesList EmptyList EmptyMap EmptySet SetFromMap SingletonList SingletonMap SingletonSet"
                        + " SynchronizedCollection SynchronizedList SynchronizedMap SynchronizedNavigableMap"
                        + " SynchronizedNavigableSet SynchronizedRandomAccessList SynchronizedSet SynchronizedSortedMap"
                        + " SynchronizedSortedSet UnmodifiableCollection UnmodifiableList UnmodifiableMap"
                        + " UnmodifiableMap$UnmodifiableEntrySet UnmodifiableNavigableMap"
                        + " UnmodifiableNavigableMap$EmptyNavigableMap UnmodifiableNavigableSet"
                        + " UnmodifiableNavigableSet$EmptyNavigableSet UnmodifiableRandomAccessList UnmodifiableSet"
                        + " UnmodifiableSequencedCollection UnmodifiableSequencedMap UnmodifiableSequencedSet"
                        + " UnmodifiableSortedMap UnmodifiableSortedSet CheckedCollection CheckedList CheckedMap"
                        + " CheckedRandomAccessList CheckedSet");
        add(
                "java.util.concurrent.",
                "ArrayBlockingQueue ConcurrentHashMap ConcurrentHashMap$KeySetView ConcurrentHashMap$CollectionView"
                        + " ConcurrentHashMap$Segment"
                        + " ConcurrentLinkedDeque ConcurrentLinkedQueue ConcurrentSkipListMap ConcurrentSkipListSet"
                        + " CopyOnWriteArrayList CopyOnWriteArraySet LinkedBlockingDeque LinkedBlockingQueue"
                        + " PriorityBlockingQueue TimeUnit");
        add(
                "java.util.concurrent.atomic.",
                "AtomicBoolean AtomicInteger AtomicIntegerArray AtomicLong AtomicLongArray AtomicReference"
                        + " AtomicReferenceArray DoubleAdder LongAdder LongAdder$SerializationProxy"
                        + " DoubleAdder$SerializationProxy Striped64");
        add(
                "java.util.concurrent.locks.",
                "ReentrantLock ReentrantLock$Sync ReentrantLock$NonfairSync"
                        + " ReentrantLock$FairSync AbstractQueuedSynchronizer AbstractOwnableSynchronizer"
                        + " AbstractQueuedSynchronizer$ConditionObject");
        add("java.net.", "Inet4Address Inet6Address InetAddress InetSocketAddress SocketAddress URI");
        add(
                "java.text.",
                "DateFormat DateFormatSymbols DateFormat$Field DecimalFormat DecimalFormatSymbols Format"
                        + " NumberFormat SimpleDateFormat NumberFormat$Field");
        add("java.io.", "File Serializable");
        add("java.sql.", "Date Time Timestamp");
        add("sun.util.calendar.", "ZoneInfo");
        NAMES.add("java.util.regex.Pattern");
        NAMES.add("java.time.**");
    }

    private JdkValues() {}

    static boolean contains(String className) {
        return NAMES.contains(className) || isThrowable(className);
    }

    private static void add(String prefix, String names) {
        for (String name : names.split(" ", -1)) {
            NAMES.add(prefix + name);
        }
    }

    private static boolean isThrowable(String className) {
        return className.startsWith("java.") && (className.endsWith("Exception") || className.endsWith("Error"));
    }
}
