// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client library in the shortest words it has for each of these. Safe for use by several threads. */
interface BytesClient extends AutoCloseable {

    /**
     * What was read, and the server's number of the write that put it there.
     *
     * @param bytes   the value
     * @param version the number
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Versioned(byte[] bytes, long version) {}

    byte @Nullable [] get(String name);

    byte @Nullable [] getAndTouch(String name, int seconds);

    @Nullable
    Versioned gets(String name);

    /** Those that are there. */
    Map<String, byte[]> getAll(Collection<String> names);

    boolean set(String name, int seconds, byte[] bytes);

    boolean add(String name, int seconds, byte[] bytes);

    boolean replace(String name, int seconds, byte[] bytes);

    /** Stores it if nobody has since it was read. */
    boolean cas(String name, int seconds, byte[] bytes, long version);

    boolean delete(String name);

    /** All of them; when it returns they are stored. */
    void setAll(Map<String, byte[]> entries, int seconds);

    @Override
    void close();
}
