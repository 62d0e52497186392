// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.larder.docs.Rules.Rule;
import io.larder.testing.Await;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CacheLoader;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the tables of rules (expiry, events, statistics, writers) against caches on all kinds of stores. */
class RulesTest {

    private static final String PAGE = "semantics.adoc";
    private static final List<String> STORES = List.of("local", "redis", "memcached", "tiered+redis");
    private static final Places PLACES = new Places();

    @AfterAll
    static void close() {
        PLACES.close();
    }

    private static Stream<Arguments> everywhere(String anchor) {
        return Rules.of(PAGE, anchor).flatMap(rule -> STORES.stream().map(place -> arguments(rule, place)));
    }

    static Stream<Arguments> expiry() {
        return everywhere("expiry");
    }

    static Stream<Arguments> events() {
        return everywhere("events");
    }

    static Stream<Arguments> ends() {
        return everywhere("zero");
    }

    static Stream<Arguments> statistics() {
        return everywhere("statistics");
    }

    static Stream<Arguments> writers() {
        return everywhere("writers");
    }

    private static MutableConfiguration<String, String> configuration(Rule rule) {
        CacheLoader<String, String> loader = new CacheLoader<>() {
            @Override
            public String load(String key) {
                return "loaded";
            }

            @Override
            public Map<String, String> loadAll(Iterable<? extends String> keys) {
                return StreamSupport.stream(keys.spliterator(), false)
                        .collect(Collectors.toMap(key -> key, this::load));
            }
        };
        return new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setCacheLoaderFactory(() -> loader)
                .setReadThrough(rule.met().equals("loaded"));
    }

    private static Cache<String, String> prepared(
            Rule rule, String place, MutableConfiguration<String, String> configuration) {
        Cache<String, String> cache = PLACES.cache(place, configuration);
        if (rule.value() != null) {
            cache.put("k", rule.value());
        }
        return cache;
    }

    @ParameterizedTest
    @MethodSource("expiry")
    void policy_ofAnOperation_isAskedForWhatStandsThere(Rule rule, String place) {
        AskedPolicy policy = new AskedPolicy();
        try (Cache<String, String> cache =
                prepared(rule, place, configuration(rule).setExpiryPolicyFactory(() -> policy))) {
            policy.forget();
            rule.carryOut(cache);
            assertThat(policy.asked()).isEqualTo(rule.answers().get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void listener_ofAnOperation_hearsWhatStandsThere(Rule rule, String place) {
        assertHeard(rule, place, configuration(rule));
    }

    /** What ends at once is told of everywhere, also where what ends later is not. */
    @ParameterizedTest
    @MethodSource("ends")
    void listener_whereTheLifetimeIsZero_hearsWhatStandsThere(Rule rule, String place) {
        AskedPolicy policy = new AskedPolicy();
        MutableConfiguration<String, String> configuration = configuration(rule).setExpiryPolicyFactory(() -> policy);
        try (Cache<String, String> cache = prepared(rule, place, configuration)) {
            policy.answerZero();
            assertHeard(rule, cache);
            assertThat(cache.containsKey("k")).isFalse();
        }
    }

    private static void assertHeard(Rule rule, String place, MutableConfiguration<String, String> configuration) {
        try (Cache<String, String> cache = prepared(rule, place, configuration)) {
            assertHeard(rule, cache);
        }
    }

    private static void assertHeard(Rule rule, Cache<String, String> cache) {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        cache.registerCacheEntryListener(
                new MutableCacheEntryListenerConfiguration<>(() -> Ear.into(heard), null, false, true));
        rule.carryOut(cache);
        String told = heard.stream().map(line -> line.replace(" k", "")).collect(Collectors.joining(", "));
        assertThat(told.isEmpty() ? "none" : told).isEqualTo(rule.answers().get(0));
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void statistics_ofAnOperation_countWhatStandsThere(Rule rule, String place) throws Exception {
        try (Cache<String, String> cache =
                prepared(rule, place, configuration(rule).setStatisticsEnabled(true))) {
            CacheStatisticsMXBean bean = bean(cache);
            bean.clear();
            rule.carryOut(cache);
            Await.until("all to be counted", () -> counted(bean).equals(rule.answers()) || isLate(rule));
            assertThat(counted(bean)).isEqualTo(rule.answers());
        }
    }

    /** Only what a listener of loads has been told of may be counted a moment later. */
    private static boolean isLate(Rule rule) {
        return !rule.operation().equals("`loadAll`");
    }

    private static List<String> counted(CacheStatisticsMXBean bean) {
        return Stream.of(bean.getCacheHits(), bean.getCacheMisses(), bean.getCachePuts(), bean.getCacheRemovals())
                .map(String::valueOf)
                .toList();
    }

    private static CacheStatisticsMXBean bean(Cache<String, String> cache) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = server.queryNames(
                        new ObjectName("javax.cache:type=CacheStatistics,Cache=" + cache.getName() + ",*"), null)
                .iterator()
                .next();
        return JMX.newMXBeanProxy(server, name, CacheStatisticsMXBean.class);
    }

    @ParameterizedTest
    @MethodSource("writers")
    void writer_ofAnOperation_hearsWhatStandsThere(Rule rule, String place) {
        Ledger ledger = new Ledger();
        MutableConfiguration<String, String> configuration =
                configuration(rule).setWriteThrough(true).setCacheWriterFactory(() -> ledger);
        try (Cache<String, String> cache = prepared(rule, place, configuration)) {
            ledger.forget();
            rule.carryOut(cache);
            assertThat(ledger.heard()).isEqualTo(rule.answers().get(0));
        }
    }
}
