// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What JSR-107's MBeans of a cache say. */
final class Beans {

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final Map<String, String> COUNTS = new TreeMap<>(Map.of(
            "CacheHits", "hits",
            "CacheMisses", "misses",
            "CachePuts", "puts",
            "CacheRemovals", "removals",
            "CacheEvictions", "evictions"));

    private Beans() {}

    /** The types of the beans that are there. */
    static Set<String> of(String cache) {
        Set<String> types = new TreeSet<>();
        names("*", cache).forEach(name -> types.add(name.getKeyProperty("type")));
        return types;
    }

    static String configuration(String cache) {
        StringJoiner all = new StringJoiner(", ");
        for (String attribute : new String[] {"KeyType", "ValueType", "ReadThrough", "WriteThrough", "StoreByValue"}) {
            all.add(attribute + " " + attribute("CacheConfiguration", cache, attribute));
        }
        return all.toString();
    }

    /** What is counted, by its short name; all zero where there is no bean. */
    static Map<String, Long> counts(String cache) {
        Map<String, Long> counts = new TreeMap<>();
        COUNTS.forEach((attribute, name) -> counts.put(
                name,
                names("CacheStatistics", cache).isEmpty()
                        ? 0L
                        : (Long) attribute("CacheStatistics", cache, attribute)));
        return counts;
    }

    static Object statistic(String cache, String attribute) {
        return attribute("CacheStatistics", cache, attribute);
    }

    private static Object attribute(String type, String cache, String attribute) {
        try {
            return SERVER.getAttribute(names(type, cache).iterator().next(), attribute);
        } catch (JMException e) {
            throw new IllegalStateException("No " + attribute + " of " + cache, e);
        }
    }

    private static Set<ObjectName> names(String type, String cache) {
        try {
            return SERVER.queryNames(new ObjectName("javax.cache:type=" + type + ",Cache=" + cache + ",*"), null);
        } catch (JMException e) {
            throw new IllegalArgumentException("No name for beans: " + cache, e);
        }
    }
}
