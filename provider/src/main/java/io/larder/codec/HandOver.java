// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.codec.Route.By;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;

/**
 * Copies one object of a graph by Java serialization. Only the object itself and what it is made of inside the JDK go
 * through the stream; what it refers to is copied with the rest of the graph, so that shared objects stay shared and need
 * not be serializable. (An object with {@code writeReplace} that such an object and the rest of the graph both refer to
 * is copied once for each.)
 */
final class HandOver {

    private final GraphCopy graph;
    private boolean begun;

    private HandOver(GraphCopy graph) {
        this.graph = graph;
    }

    static Object copy(Object original, GraphCopy graph) {
        graph.underConstruction();
        int deferrals = graph.deferrals();
        Object copy = new InMemoryStream(new HandOver(graph)::goesRound, graph::copy).pass(original);
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
        return Immutables.contains(object) || graph.isKnown(object) || !isInternal(object.getClass());
    }

    /** Parts of JDK objects that are serializable only as such, like the proxies that stand for them in the stream. */
    private static boolean isInternal(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        boolean closed =
                !element.isPrimitive() && !Modifier.isPublic(element.getModifiers()) && JdkClasses.contains(element);
        Route route = Routes.of(element);
        return closed && (route.is(By.JAVA) || route.is(By.NOBODY)) && !Immutables.isLambda(element);
    }

    /** Asks its elements for hash codes or comparisons while it is read. */
    private static boolean isKeyed(Object object) {
        return object instanceof Map || (object instanceof Collection<?> && !(object instanceof java.util.List<?>));
    }

    /** The wrappers of Collections only hold what they wrap. */
    private static boolean isWrapper(Object object) {
        return object.getClass().getName().startsWith("java.util.Collections$");
    }
}
