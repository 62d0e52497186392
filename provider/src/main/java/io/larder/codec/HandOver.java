// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.codec.Route.By;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Copies one object of a graph by Java serialization. Only the object itself and what it is made of inside the JDK go
 * through the stream; what it refers to is copied with the rest of the graph, so that shared objects stay shared and need
 * not be serializable. (An object with {@code writeReplace} that such an object and the rest of the graph both refer to
 * is copied once for each.)
 */
final class HandOver {

    private final GraphCopy graph;
    private final boolean blockingQueue;
    private boolean begun;

    private HandOver(GraphCopy graph, Object original) {
        this.graph = graph;
        this.blockingQueue = original instanceof BlockingQueue<?> && JdkClasses.contains(original.getClass());
    }

    static Object copy(Object original, GraphCopy graph) {
        graph.underConstruction();
        int deferrals = graph.deferrals();
        graph.enterStream();
        Object copy = new InMemoryStream(new HandOver(graph, original)::goesRound, graph::copy).pass(original);
        graph.leaveStream();
        if (!isWrapper(original) && (graph.deferrals() > deferrals || (isKeyed(original) && graph.leadsOut()))) {
            // It has been filled with, or has seen, copies that are not complete.
            throw NotCopyable.cycle(original.getClass());
        }
        return copy;
    }

    private boolean goesRound(Object object) {
        if (!begun) {
            // The original, or what its writeReplace has put in its place.
            begun = true;
            return false;
        }
        if (blockingQueue && (object instanceof Lock || object instanceof Condition)) {
            // The queue's own, which its serial form contains.
            return false;
        }
        return Immutables.contains(object) || graph.isKnown(object) || !isInternal(object.getClass());
    }

    /** Parts of JDK objects that are serializable only as such, like the proxies that stand for them in the stream. */
    private static boolean isInternal(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element.isPrimitive() || Modifier.isPublic(element.getModifiers()) || !JdkClasses.contains(element)) {
            return false;
        }
        Route route = Routes.of(element);
        return !Immutables.isLambda(element) && (route.is(By.JAVA) || route.is(By.NOBODY));
    }

    /** Asks its elements for hash codes or comparisons while it is read. */
    private static boolean isKeyed(Object object) {
        return object instanceof Map || (object instanceof Collection<?> && !(object instanceof List<?>));
    }

    /** The wrappers of Collections only hold what they wrap. */
    private static boolean isWrapper(Object object) {
        return object.getClass().getName().startsWith("java.util.Collections$");
    }
}
