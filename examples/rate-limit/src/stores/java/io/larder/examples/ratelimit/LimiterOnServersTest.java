// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.Jvm;
import io.larder.multijvm.JvmOptions;
import io.larder.multijvm.Jvms;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two JVMs, and the buckets that they share. */
class LimiterOnServersTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final int JVM_COUNT = 2;
    private static final int THREADS = 4;

    /** So slow that a test sees nothing come in. */
    private static final Duration YEAR = Duration.ofDays(365);

    private static final Rate FEW = new Rate(500, YEAR);
    private static final Rate MANY = new Rate(1_000_000, YEAR);
    private static final Rate HUNDRED = Rate.parse("100/s");

    private static Jvms jvms;

    static Stream<URI> stores() {
        URI redis = SERVERS.redis().uri();
        return Stream.of(redis, SERVERS.memcached().uri(), URI.create("tiered+" + redis));
    }

    @BeforeAll
    static void startJvms() {
        jvms = Jvms.start(JVM_COUNT);
    }

    @AfterAll
    static void endJvms() {
        jvms.close();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void grants_twoJvms_areGrantedExactlyWhatTheBucketHolds(URI store) throws Exception {
        String name = "exact on " + store;

        List<Long> granted = jvms.together(JVM_COUNT, place -> {
            Limiter limiter = Asking.limiter(store, FEW);
            return place.inThreads(THREADS, thread -> Asking.untilRefused(limiter, name)).stream()
                    .mapToLong(Long::longValue)
                    .sum();
        });

        assertThat(granted.stream().mapToLong(Long::longValue).sum())
                .as("the sum of what each was granted: %s", granted)
                .isEqualTo(FEW.tokens());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void grants_moreThanItHolds_areGrantedAsItFillsAndNoSooner(URI store) throws Exception {
        String name = "filling on " + store;

        List<Asking> askings = jvms.together(JVM_COUNT, place -> {
            Limiter limiter = Asking.limiter(store, HUNDRED);
            limiter.grants("connects");
            return Asking.all(place.inThreads(THREADS, thread -> Asking.untilGranted(25, limiter, name)));
        });

        Asking all = Asking.all(askings);
        assertThat((double) all.granted())
                .as("granted within %s: %s", all.time(), askings)
                .isEqualTo(JVM_COUNT * THREADS * 25)
                .isLessThanOrEqualTo(HUNDRED.within(all.time()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void grants_otherJvmIsKilledWhileItAsks_goOnWithWhatIsLeft(URI store) throws Exception {
        String name = "killed on " + store;
        try (Jvm killed = jvms.more("killed", JvmOptions.defaults())) {
            killed.begin(place -> {
                Limiter limiter = Asking.limiter(store, MANY);
                return place.inThreads(THREADS, thread -> {
                    for (int granted = 0; limiter.grants(name); granted++) {
                        if (granted == 100) {
                            place.tell(name, "granted " + granted);
                        }
                    }
                    return 0;
                });
            });
            jvms.journal().await(name, THREADS);
            killed.kill();
        }

        long left = jvms.get(0).run(place -> {
            Limiter limiter = Asking.limiter(store, MANY);
            for (int granted = 0; granted < 100; granted++) {
                assertThat(limiter.grants(name)).isTrue();
            }
            return limiter.bucketOf(name).getAvailableTokens();
        });

        assertThat(left).isLessThanOrEqualTo(MANY.tokens() - (THREADS + 1) * 100);
    }
}
