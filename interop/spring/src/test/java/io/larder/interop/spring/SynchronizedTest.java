// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.SharedServers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code @Cacheable(sync = true)}, which Spring carries out as an entry processor. */
@ParameterizedClass
@EnumSource
class SynchronizedTest {

    private static final int THREADS = 16;
    private static final int ROUNDS = 20;

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private final Place place;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Application application;
    private Slow slow;

    SynchronizedTest(Place place) {
        this.place = place;
    }

    @BeforeEach
    void start() {
        application = Application.at(place.uri(SERVERS), Slow.class);
        slow = application.bean(Slow.class);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        application.close();
    }

    @Test
    void sync_manyThreads_loadOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = round;
                answers.add(threads.submit(() -> {
                    await(together);
                    return slow.ask(number);
                }));
            }
            assertThat(results(answers)).containsExactly("answer " + round);
        }
        assertThat(slow.loads()).isEqualTo(ROUNDS);
    }

    @Test
    void sync_methodFails_itsExceptionComesOutAndNothingIsKept() {
        slow.answerWith(number -> {
            throw new UnknownBook("no book " + number);
        });
        assertThatThrownBy(() -> slow.ask(1)).isExactlyInstanceOf(UnknownBook.class);
        assertThatThrownBy(() -> slow.ask(1)).hasMessage("no book 1");

        assertThat(slow.loads()).isEqualTo(2);
        assertThat(application.cache("books").containsKey(1)).isFalse();
    }

    static Set<String> results(List<Future<String>> answers) throws Exception {
        Set<String> results = new HashSet<>();
        for (Future<String> answer : answers) {
            results.add(answer.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("The others did not come", e);
        }
    }
}
