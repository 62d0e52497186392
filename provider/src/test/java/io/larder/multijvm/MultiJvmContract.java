// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What every store on servers promises to the JVMs that share it. A store's own test extends this class and says with
 * the methods of {@link MultiJvmFixture} where its server is.
 *
 * <p>Where a test can not fail on some stores but by chance, another one runs the same load with a planted fault, and
 * fails if nothing comes of it.
 */
public abstract class MultiJvmContract
        implements CountingContract,
                WinnerContract,
                ExchangeContract,
                LoadingContract,
                WritingContract,
                SharingContract,
                DeathContract,
                ClassesContract,
                ClockContract {

    @RegisterExtension
    static final SharedJvms JVMS = new SharedJvms();

    @Override
    public Jvms jvms() {
        return JVMS.get();
    }
}
