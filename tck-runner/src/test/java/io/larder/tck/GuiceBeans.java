// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import com.google.inject.Guice;
import com.google.inject.Injector;
import javax.cache.annotation.BeanProvider;
import org.jsr107.ri.annotations.guice.module.CacheAnnotationsModule;

/** The kit's beans with the annotations' reference interceptors, out of Guice. */
public final class GuiceBeans implements BeanProvider {
    private final Injector injector = Guice.createInjector(new CacheAnnotationsModule());

    @Override
    public <T> T getBeanByType(Class<T> beanClass) {
        return injector.getInstance(beanClass);
    }
}
