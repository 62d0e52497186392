// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

/** A contender as one JVM uses it. Closed it keeps no connection; what lies on the server stays. */
interface NearClient extends AutoCloseable {

    /** The cache, with a near tier that is empty and coherent. Once for each kind. */
    NearCache open(TieredKind kind);

    @Override
    void close();
}
