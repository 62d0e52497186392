// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/** Copies arrays. */
final class ArrayCopying {

    private ArrayCopying() {}

    static Copying<Object> of(Class<?> type) {
        return type.getComponentType().isPrimitive() ? ArrayCopying::primitives : ArrayCopying::objects;
    }

    private static Object objects(Object original, GraphCopy graph) {
        Object[] copy = ((Object[]) original).clone();
        graph.reference(copy);
        for (int i = 0; i < copy.length; i++) {
            copy[i] = graph.copy(copy[i]);
        }
        return copy;
    }

    private static Object primitives(Object original, GraphCopy graph) {
        if (original instanceof byte[] array) {
            return array.clone();
        }
        if (original instanceof int[] array) {
            return array.clone();
        }
        if (original instanceof long[] array) {
            return array.clone();
        }
        if (original instanceof double[] array) {
            return array.clone();
        }
        if (original instanceof char[] array) {
            return array.clone();
        }
        if (original instanceof float[] array) {
            return array.clone();
        }
        return original instanceof short[] array ? array.clone() : ((boolean[]) original).clone();
    }
}
