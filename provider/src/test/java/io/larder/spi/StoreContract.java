// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

/**
 * What every {@link Store} must do, sentence by sentence of its Javadoc. A store's own test extends this class and says
 * with the methods of {@link StoreFixture} how to open it and how to let time pass; it may add tests of what the store
 * does beyond the contract. Third parties do the same with this module's test jar.
 */
public abstract class StoreContract
        implements ConditionContract,
                RemovalContract,
                LifetimeContract,
                TouchContract,
                BulkContract,
                ScanContract,
                KeyContract,
                IsolationContract,
                ConcurrencyContract {}
