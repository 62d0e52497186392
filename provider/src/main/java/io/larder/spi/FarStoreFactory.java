// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/** A factory whose stores can have a near tier before them: each of its schemes, with {@code tiered+} before it, is served too. */
public interface FarStoreFactory extends StoreFactory {

    /**
     * As {@link #connect}, for stores that each have a near tier.
     *
     * @param spec the URI without {@code tiered+}
     */
    FarStores connectFar(StoresSpec spec);
}
