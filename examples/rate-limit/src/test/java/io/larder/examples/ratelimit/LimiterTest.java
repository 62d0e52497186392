// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final URI LOCAL = URI.create("local:/");
    private static final int THREADS = 8;

    private final CachingProvider provider = Caching.getCachingProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    private static <T> List<T> inThreads(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void grants_manyThreads_areGrantedExactlyWhatTheBucketHolds() throws Exception {
        Limiter limiter = Asking.limiter(LOCAL, new Rate(10_000, Duration.ofDays(365)));

        List<Long> granted = inThreads(() -> Asking.untilRefused(limiter, "guest"));

        assertThat(granted.stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000);
    }

    @Test
    void grants_moreThanItHolds_areGrantedAsItFillsAndNoSooner() throws Exception {
        Rate rate = Rate.parse("100/s");
        Limiter limiter = Asking.limiter(LOCAL, rate);

        Asking all = Asking.all(inThreads(() -> Asking.untilGranted(25, limiter, "guest")));

        assertThat((double) all.granted()).isEqualTo(200).isLessThanOrEqualTo(rate.within(all.time()));
    }

    @Test
    void grants_otherNameOrRate_haveBucketsOfTheirOwn() {
        Limiter slow = Asking.limiter(LOCAL, new Rate(1, Duration.ofDays(365)));
        Limiter other = Asking.limiter(LOCAL, new Rate(1, Duration.ofDays(366)));

        assertThat(slow.grants("ada")).isTrue();
        assertThat(slow.grants("ada")).isFalse();
        assertThat(slow.grants("grace")).isTrue();
        assertThat(other.grants("ada")).isTrue();
    }

    @Test
    void parse_eachUnit_andNothingElse() {
        assertThat(Rate.parse("10/s")).isEqualTo(new Rate(10, Duration.ofSeconds(1)));
        assertThat(Rate.parse("600/m")).isEqualTo(new Rate(600, Duration.ofMinutes(1)));
        assertThat(Rate.parse("1000/h")).isEqualTo(new Rate(1000, Duration.ofHours(1)));
        assertThat(Rate.parse("5000/d")).isEqualTo(new Rate(5000, Duration.ofDays(1)));
        for (String wrong : List.of("0/s", "10", "10/w", "-1/s", "ten/s")) {
            assertThatThrownBy(() -> Rate.parse(wrong)).hasMessageContaining(wrong);
        }
    }
}
