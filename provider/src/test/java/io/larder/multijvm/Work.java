// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a child JVM is to do. A lambda that captures nothing but what is serializable; its class must be on the class
 * path of the child.
 *
 * @param <R> what comes of it, which must be serializable
 */
@FunctionalInterface
public interface Work<R extends @Nullable Object> extends Serializable {

    /**
     * Runs in the child, on a thread of its own.
     *
     * @throws Exception anything: it fails the test that asked
     */
    R run(Place place) throws Exception;
}
