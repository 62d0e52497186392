// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.codec.Route.By;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.text.Format;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;

/**
 * The one place that knows which classes Kryo gets right, which only Java serialization does, and which nobody should
 * touch. Knows neither Kryo nor copies: the same answer holds for bytes. A class is asked about before its objects are
 * taken apart, and none of its code runs. Objects of {@link Immutables} never come here.
 */
final class Routes {

    /** Of these, and of no subclass, each user of a route needs a form of its own. */
    static final Set<Class<?>> CONTAINERS = Set.of(
            Object.class,
            ArrayList.class,
            LinkedList.class,
            ArrayDeque.class,
            HashSet.class,
            LinkedHashSet.class,
            TreeSet.class,
            HashMap.class,
            LinkedHashMap.class,
            TreeMap.class,
            ConcurrentHashMap.class,
            EnumMap.class,
            Optional.class,
            Map.entry(1, 1).getClass(),
            AtomicBoolean.class,
            AtomicInteger.class,
            AtomicLong.class,
            AtomicReference.class,
            StringBuilder.class,
            StringBuffer.class);

    /** Nothing in them but primitives, immutable objects and their own kind. */
    private static final List<Class<?>> CLONED =
            List.of(Date.class, Calendar.class, TimeZone.class, BitSet.class, EnumSet.class, Format.class);

    private static final List<Class<?>> VIEWED = List.of(List.class, Set.class, Map.Entry.class);

    private static final List<Class<?>> ALIVE = List.of(
            Thread.class,
            ThreadGroup.class,
            ThreadLocal.class,
            ClassLoader.class,
            Reference.class,
            Process.class,
            InputStream.class,
            OutputStream.class,
            Reader.class,
            Writer.class,
            Executor.class,
            Future.class,
            Lock.class,
            ReadWriteLock.class,
            StampedLock.class,
            Condition.class,
            AbstractOwnableSynchronizer.class,
            Semaphore.class,
            CountDownLatch.class,
            CyclicBarrier.class,
            Phaser.class);

    private Routes() {}

    static Route of(Class<?> type) {
        if (type.isArray()) {
            return Route.by(By.ARRAY);
        }
        if (Proxy.isProxyClass(type)) {
            return Route.JAVA;
        }
        if (type.isHidden()) {
            return javaOr(
                    type,
                    "is a lambda or another hidden class that has captured objects which can change, and is not Serializable");
        }
        return JdkClasses.contains(type) ? ofJdk(type) : ofApplication(type);
    }

    private static Route ofJdk(Class<?> type) {
        boolean internal = !Modifier.isPublic(type.getModifiers());
        if (CONTAINERS.contains(type)) {
            return Route.by(By.CONTAINER);
        }
        if (isAny(CLONED, type)) {
            return Route.by(By.CLONE);
        }
        if (!internal && isAlive(type)) {
            return alive();
        }
        if (internal && !isSerializable(type) && isAny(VIEWED, type) && !comparesByIdentity(type)) {
            return Route.by(By.VIEW);
        }
        return javaOr(type, "is a class of the JDK that is neither known to Larder nor Serializable");
    }

    /** The set of keys of an IdentityHashMap equals no other set. */
    private static boolean comparesByIdentity(Class<?> type) {
        return type.getName().startsWith("java.util.IdentityHashMap$");
    }

    private static Route ofApplication(Class<?> type) {
        if (isAlive(type)) {
            return alive();
        }
        if (isSerializable(type) && (Throwable.class.isAssignableFrom(type) || SerialForm.isOwn(type))) {
            return Route.JAVA;
        }
        if (inheritsClosedState(type)) {
            return javaOr(type, "extends a class of the JDK whose fields are closed, and is not Serializable");
        }
        if (!isOpen(type)) {
            return javaOr(
                    type, "is in " + type.getPackage() + ", which its module does not open, and is not Serializable");
        }
        return Route.by(type.isRecord() ? By.RECORD : By.FIELDS);
    }

    private static Route alive() {
        return Route.none("stands for something that runs or is open, not for data");
    }

    private static Route javaOr(Class<?> type, String why) {
        return isSerializable(type) ? Route.JAVA : Route.none(why);
    }

    private static boolean isAlive(Class<?> type) {
        return isAny(ALIVE, type) || (AutoCloseable.class.isAssignableFrom(type) && !isSerializable(type));
    }

    private static boolean isAny(List<Class<?>> families, Class<?> type) {
        return families.stream().anyMatch(family -> family.isAssignableFrom(type));
    }

    private static boolean isSerializable(Class<?> type) {
        return Serializable.class.isAssignableFrom(type);
    }

    private static boolean inheritsClosedState(Class<?> type) {
        return Lineage.of(type)
                .filter(JdkClasses::contains)
                .anyMatch(ancestor -> instanceFields(ancestor).findAny().isPresent());
    }

    private static boolean isOpen(Class<?> type) {
        return Lineage.of(type).flatMap(Routes::instanceFields).allMatch(Field::trySetAccessible);
    }

    private static Stream<Field> instanceFields(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()));
    }
}
