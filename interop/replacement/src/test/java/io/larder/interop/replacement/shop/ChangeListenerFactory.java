// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import javax.cache.configuration.Factory;

/** For providers whose files name factories. */
public final class ChangeListenerFactory implements Factory<ChangeListener> {

    private static final long serialVersionUID = 1L;

    /** For configuration files. */
    public ChangeListenerFactory() {}

    @Override
    public ChangeListener create() {
        return new ChangeListener();
    }
}
