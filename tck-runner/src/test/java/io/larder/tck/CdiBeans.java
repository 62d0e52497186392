// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import javax.cache.annotation.BeanProvider;
import javax.enterprise.inject.se.SeContainer;
import manager.CacheNameOnEachMethodBlogManagerImpl;
import manager.ClassLevelCacheConfigBlogManagerImpl;
import manager.UsingDefaultCacheNameBlogManagerImpl;
import org.jboss.weld.environment.se.Weld;
import org.jsr107.ri.annotations.cdi.BeanManagerUtil;
import org.jsr107.ri.annotations.cdi.CacheLookupUtil;
import org.jsr107.ri.annotations.cdi.CachePutInterceptor;
import org.jsr107.ri.annotations.cdi.CacheRemoveAllInterceptor;
import org.jsr107.ri.annotations.cdi.CacheRemoveEntryInterceptor;
import org.jsr107.ri.annotations.cdi.CacheResultInterceptor;
import org.jsr107.ri.annotations.cdi.InterceptorExtension;

/** The kit's beans with the annotations' reference interceptors, out of a CDI container. */
public final class CdiBeans implements BeanProvider {
    // Discovery would also find beans of jars that are on the class path for other containers.
    private final SeContainer container = new Weld()
            .disableDiscovery()
            .addExtension(new InterceptorExtension())
            .addBeanClasses(
                    BeanManagerUtil.class,
                    CacheLookupUtil.class,
                    CacheResultInterceptor.class,
                    CachePutInterceptor.class,
                    CacheRemoveEntryInterceptor.class,
                    CacheRemoveAllInterceptor.class,
                    CacheNameOnEachMethodBlogManagerImpl.class,
                    ClassLevelCacheConfigBlogManagerImpl.class,
                    UsingDefaultCacheNameBlogManagerImpl.class)
            .enableInterceptors(
                    CacheResultInterceptor.class,
                    CachePutInterceptor.class,
                    CacheRemoveEntryInterceptor.class,
                    CacheRemoveAllInterceptor.class)
            .initialize();

    @Override
    public <T> T getBeanByType(Class<T> beanClass) {
        return container.select(beanClass).get();
    }
}
