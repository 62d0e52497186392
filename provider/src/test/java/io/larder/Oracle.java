// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.KnownDifference.Situation;
import io.larder.testing.Action;
import io.larder.testing.Box;
import io.larder.testing.Recorder;
import io.larder.testing.Setup;
import io.larder.testing.Setup.Listening;
import io.larder.testing.Step;
import io.larder.testing.Subject;
import io.larder.testing.Trace;
import io.larder.testing.Trace.Counts;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Configuration;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Larder and JSR-107's reference implementation side by side, each as an application sees it. */
final class Oracle implements AutoCloseable {

    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
    private static final String[] COUNTS = {"CacheHits", "CacheMisses", "CachePuts", "CacheRemovals"};

    private final LarderCachingProvider provider = new LarderCachingProvider();
    private final CacheManager larder = provider.getCacheManager();
    private final CacheManager reference =
            Caching.getCachingProvider("org.jsr107.ri.spi.RICachingProvider").getCacheManager();
    private final AtomicInteger names = new AtomicInteger();

    CacheManager larder() {
        return larder;
    }

    CacheManager reference() {
        return reference;
    }

    /** A new cache of one of the two. */
    <K, V> Cache<K, V> cache(CacheManager manager, Configuration<K, V> configuration) {
        return manager.createCache("oracle-" + names.incrementAndGet(), configuration);
    }

    Subject subject(CacheManager manager, Setup setup) {
        Recorder recorder = new Recorder();
        Cache<String, Box> cache = cache(manager, setup.configuration(recorder));
        return new Subject(cache, recorder, () -> counts(cache));
    }

    /** Where the two part although no known difference says so; null if they do not. */
    @Nullable
    String difference(Answers policy, Setup setup, List<Step> steps, Collection<KnownDifference> known) {
        Subject mine = subject(larder, setup);
        Subject theirs = subject(reference, setup);
        try {
            for (int i = 0; i < steps.size(); i++) {
                Situation situation = new Situation(setup, policy, steps.get(i), mine.present());
                Trace actual = mine.take(steps.get(i));
                Trace expected = theirs.take(steps.get(i));
                String difference = difference(situation, actual, expected, known);
                if (difference != null) {
                    return "step " + i + ", " + steps.get(i) + ", before it " + situation.before() + ": " + difference;
                }
            }
            return null;
        } finally {
            mine.close();
            theirs.close();
        }
    }

    private static @Nullable String difference(
            Situation situation, Trace actual, Trace expected, Collection<KnownDifference> known) {
        Trace mine = actual;
        Trace theirs = expected;
        for (KnownDifference difference : known) {
            mine = difference.ofLarder(situation, mine);
            theirs = difference.ofReference(situation, theirs);
        }
        if (!mine.equals(theirs)) {
            return "Larder " + mine + ", the reference " + theirs + " (really " + expected + ")";
        }
        return wrongExpired(situation, actual);
    }

    /** An entry that was there and is not any more was cleared, or a listener was told once: REMOVED or EXPIRED. */
    private static @Nullable String wrongExpired(Situation situation, Trace trace) {
        if (situation.setup().listening() == Listening.NO) {
            return null;
        }
        Set<String> ended = new TreeSet<>();
        if (situation.step().action() != Action.CLEAR) {
            ended.addAll(situation.before());
            ended.removeAll(trace.present());
            ended.removeAll(keys(trace, "REMOVED"));
        }
        List<String> expired = keys(trace, "EXPIRED");
        return expired.equals(List.copyOf(ended)) ? null : "EXPIRED for " + expired + ", ended " + ended + ": " + trace;
    }

    private static List<String> keys(Trace trace, String type) {
        return trace.events().stream()
                .filter(event -> event.startsWith(type))
                .map(event -> event.split(" ")[1])
                .toList();
    }

    private static Counts counts(Cache<?, ?> cache) {
        try {
            ObjectName name = new ObjectName("javax.cache:type=CacheStatistics,CacheManager="
                    + cache.getCacheManager().getURI().toString().replaceAll("[:=,\n]", ".") + ",Cache="
                    + cache.getName());
            AttributeList counts = BEANS.getAttributes(name, COUNTS);
            return new Counts(count(counts, 0), count(counts, 1), count(counts, 2), count(counts, 3));
        } catch (JMException failure) {
            throw new AssertionError("No statistics of " + cache.getName(), failure);
        }
    }

    private static long count(AttributeList counts, int index) {
        return (Long) ((Attribute) counts.get(index)).getValue();
    }

    @Override
    public void close() {
        provider.close();
        reference.close();
    }
}
