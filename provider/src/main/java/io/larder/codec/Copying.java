// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/** How objects of one kind are copied. */
@FunctionalInterface
interface Copying<T> {

    /** The copy; what it holds is copied by {@link GraphCopy#copy}. */
    Object copy(T original, GraphCopy graph);
}
