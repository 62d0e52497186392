// SPDX-License-Identifier: Apache-2.0
package io.larder;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The beans that JSR-107 shows over JMX. */
final class Beans {

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private Beans() {}

    static CacheStatisticsMXBean statistics(Cache<?, ?> cache) {
        return JMX.newMXBeanProxy(SERVER, name("CacheStatistics", cache), CacheStatisticsMXBean.class);
    }

    static CacheMXBean configuration(Cache<?, ?> cache) {
        return JMX.newMXBeanProxy(SERVER, name("CacheConfiguration", cache), CacheMXBean.class);
    }

    static boolean isShown(String type, Cache<?, ?> cache) {
        return SERVER.isRegistered(name(type, cache));
    }

    static Set<ObjectName> all() {
        try {
            return SERVER.queryNames(new ObjectName("javax.cache:*"), null);
        } catch (JMException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static ObjectName name(String type, Cache<?, ?> cache) {
        try {
            return new ObjectName("javax.cache:type=" + type + ",CacheManager="
                    + sanitized(cache.getCacheManager().getURI().toString()) + ",Cache=" + sanitized(cache.getName()));
        } catch (JMException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String sanitized(String part) {
        return part.replaceAll("[,:=\\n?*\"]", ".");
    }
}
