// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.codec.Route.By;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Copies a graph as a whole by Java serialization: the second try, for an object with a serial form of its own that
 * contains itself. In a cycle Java serialization goes silently wrong about records (the reference back is null), objects
 * that are resolved after reading (the reference back is to what they were before) and hash tables (hash codes of
 * half-read keys), so a graph with any of these is refused.
 */
final class WholeCopy {

    private WholeCopy() {}

    static Object of(Object root) {
        return new InMemoryStream(WholeCopy::goesRound, object -> object).pass(root);
    }

    private static boolean goesRound(Object object) {
        if (Immutables.contains(object)) {
            return true;
        }
        Class<?> type = object.getClass();
        Route route = Routes.of(type);
        if (type.isRecord() || hasChangingKeys(object) || isResolvedLater(type)) {
            throw NotCopyable.cycle(type);
        }
        if (route.is(By.NOBODY)) {
            throw new NotCopyable(type, route.why());
        }
        return false;
    }

    /** What stands for dates and for sets of enum constants in a stream refers to nothing that could refer back. */
    private static boolean isResolvedLater(Class<?> type) {
        boolean leaf = type.getName().startsWith("java.time.") || type.getName().startsWith("java.util.EnumSet$");
        return !leaf && SerialForm.isResolvedLater(type);
    }

    private static boolean hasChangingKeys(Object object) {
        if (object instanceof Map<?, ?> map) {
            return !areImmutable(map.keySet());
        }
        boolean keyed = object instanceof Set<?> || (object instanceof Queue<?> && !(object instanceof List<?>));
        return keyed && !areImmutable((Collection<?>) object);
    }

    private static boolean areImmutable(Collection<?> keys) {
        return keys.stream().allMatch(key -> key == null || Immutables.contains(key));
    }
}
