// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** A slow query behind a cache that loads what it misses. */
record ReadThrough(CacheManager manager, Atlas atlas) {

    private static final String CACHE = "remoteness";
    private static final int WORTHWHILE = 10;
    private static final List<String> PLACES = List.of(
            "Pacific/Easter",
            "Atlantic/Stanley",
            "Antarctica/Troll",
            "Asia/Tokyo",
            "Africa/Nairobi",
            "America/New_York",
            "Europe/Paris");

    void show(Report report) {
        Cache<String, Remoteness> cache = openCache();
        report.section("A slow query, read through the cache");
        report.line("How remote is a place? To answer for one, H2 measures %,d distances".formatted(atlas.distances()));
        report.line("between the %d places of the IANA time zone table.".formatted(atlas.places()));
        report.blank();
        showTimes(report, cache);
        report.section("The same, as the standard statistics bean tells it");
        showStatistics(report);
        manager.destroyCache(CACHE);
    }

    private Cache<String, Remoteness> openCache() {
        Cache<String, Remoteness> cache = manager.createCache(
                CACHE,
                new MutableConfiguration<String, Remoteness>()
                        .setTypes(String.class, Remoteness.class)
                        .setReadThrough(true)
                        .setCacheLoaderFactory(() -> new RemotenessLoader(atlas))
                        .setStatisticsEnabled(true));
        cache.clear(); // a shared store may remember an earlier run
        return cache;
    }

    private static void showTimes(Report report, Cache<String, Remoteness> cache) {
        report.line(
                "%-17s %-25s %6s %5s %12s %12s".formatted("place", "nearest", "km", "rank", "first get", "second get"));
        List<Double> misses = new ArrayList<>();
        List<Double> hits = new ArrayList<>();
        for (String place : PLACES) {
            Timed<Remoteness> miss = Timed.call(() -> cache.get(place));
            Timed<Remoteness> hit = Timed.call(() -> cache.get(place));
            Remoteness answer = miss.result();
            report.require(answer.equals(hit.result()), "both gets of %s gave the same answer".formatted(place));
            report.line("%-17s %-25s %,6d %5d %9.3f ms %9.3f ms"
                    .formatted(
                            place,
                            answer.neighbour(),
                            answer.kilometres(),
                            answer.rank(),
                            miss.millis(),
                            hit.millis()));
            misses.add(miss.millis());
            hits.add(hit.millis());
        }
        report.blank();
        long gain = Math.round(median(misses) / median(hits));
        report.claim(gain >= WORTHWHILE, "second gets came from the cache, %,d times as fast".formatted(gain));
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static void showStatistics(Report report) {
        CacheStatisticsMXBean statistics = statistics();
        report.line("gets      %6d".formatted(statistics.getCacheGets()));
        report.line("hits      %6d".formatted(statistics.getCacheHits()));
        report.line("misses    %6d".formatted(statistics.getCacheMisses()));
        report.line("hit rate  %6.0f %%".formatted(statistics.getCacheHitPercentage()));
        report.blank();
        report.claim(
                statistics.getCacheHits() == PLACES.size() && statistics.getCacheMisses() == PLACES.size(),
                "one miss and one hit for each of the %d places".formatted(PLACES.size()));
    }

    private static CacheStatisticsMXBean statistics() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName pattern = new ObjectName("javax.cache:type=CacheStatistics,Cache=" + CACHE + ",*");
            ObjectName name = server.queryNames(pattern, null).iterator().next();
            return JMX.newMXBeanProxy(server, name, CacheStatisticsMXBean.class);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("Not an object name", e);
        }
    }
}
