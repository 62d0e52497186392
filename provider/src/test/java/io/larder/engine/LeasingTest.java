// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larder.spi.Lease;
import io.larder.testing.TestLeases;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeasingTest {

    private final TestLeases<Integer> server = new TestLeases<>();
    private final Leasing<Integer> leasing = new Leasing<>("test", 100, server);

    @Test
    void tryLease_ofWhatThisJvmHas_sharesItUntilTheLastIsDone() {
        LeasedKeys<Integer> first = leasing.tryLease(List.of(1, 2));
        LeasedKeys<Integer> second = leasing.tryLease(List.of(2, 3));
        assertThat(second.keys()).containsExactlyInAnyOrder(2, 3);

        first.close();
        assertThat(server.held()).containsExactlyInAnyOrder(1, 2, 3);
        second.close();
        assertThat(server.held()).isEmpty();
    }

    @Test
    void tryLease_ofTwoKeysOfOneLease_sharesItOnce() {
        LeasedKeys<Integer> first = leasing.tryLease(List.of(1, 2));
        LeasedKeys<Integer> second = leasing.tryLease(List.of(1, 2));
        first.close();
        second.close();

        assertThat(server.held()).isEmpty();
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void tryLease_ofWhatAnotherJvmHas_getsTheOthers() {
        try (Lease<Integer> elsewhere = server.tryAcquire(Set.of(2));
                LeasedKeys<Integer> leased = leasing.tryLease(List.of(1, 2, 3))) {
            assertThat(elsewhere.keys()).containsExactly(2);
            assertThat(leased.keys()).containsExactlyInAnyOrder(1, 3);
        }
        assertThat(server.held()).isEmpty();
    }

    @Test
    void tryLeaseAll_ofWhatAnotherJvmHas_holdsNothing() {
        try (Lease<Integer> elsewhere = server.tryAcquire(Set.of(2))) {
            assertThat(leasing.tryLeaseAll(List.of(1, 2, 3))).isNull();
            assertThat(server.held()).isEqualTo(elsewhere.keys());
        }
    }

    @Test
    void tryLease_whenTheStoreFails_holdsNothingNotEvenWhatItShared() {
        LeasedKeys<Integer> first = leasing.tryLease(List.of(1));
        server.before(keys -> {
            throw new CacheException("down");
        });
        assertThatThrownBy(() -> leasing.tryLease(List.of(1, 2)))
                .isExactlyInstanceOf(CacheException.class)
                .hasMessage("down");

        first.close();
        assertThat(server.held()).isEmpty();
    }

    @Test
    void tryLease_afterALeaseWasLost_asksTheServerAgain() {
        LeasedKeys<Integer> lost = leasing.tryLease(List.of(1));
        server.expire(1);
        Lease<Integer> elsewhere = server.tryAcquire(Set.of(1));
        lost.close();

        assertThat(leasing.tryLeaseAll(List.of(1))).isNull();
        elsewhere.close();
        try (LeasedKeys<Integer> again = leasing.tryLease(List.of(1))) {
            assertThat(again.keys()).containsExactly(1);
        }
    }

    @Test
    void tryLease_withoutOtherJvms_getsAll() {
        Leasing<Integer> alone = new Leasing<>("test", 100, null);
        try (LeasedKeys<Integer> one = alone.tryLease(List.of(1, 2));
                LeasedKeys<Integer> two = alone.tryLease(List.of(1, 2))) {
            assertThat(one.keys()).isEqualTo(two.keys()).containsExactly(1, 2);
        }
    }

    @Test
    void patience_withWhatNeverComes_endsInTimeAndWithAdvice() {
        AtomicInteger attempts = new AtomicInteger();
        long begun = System.nanoTime();
        assertThatThrownBy(() -> leasing.toLoad().until(() -> {
                    attempts.incrementAndGet();
                    return null;
                }))
                .isInstanceOf(CacheLoaderException.class)
                .hasMessageContaining("'test'")
                .hasMessageContaining("100 ms")
                .hasMessageContaining("larder.lock-timeout");

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(10));
        assertThat(attempts).hasValueBetween(2, 20);
    }

    @Test
    void patience_toWriteSeveralKeys_saysHowMany() {
        assertThatThrownBy(() -> leasing.toWrite(17).until(() -> null))
                .isExactlyInstanceOf(CacheException.class)
                .hasMessageContaining("'test'")
                .hasMessageContaining("17 keys")
                .hasMessageContaining("larder.lock-timeout");
    }

    @Test
    void patience_ofAnInterruptedThread_endsAndLeavesItInterrupted() {
        Thread.currentThread().interrupt();
        CacheException failure = catchThrowableOfType(
                CacheException.class, () -> leasing.toWrite(1).until(() -> null));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasMessageContaining("interrupted").hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void patience_ofAnInterruptedThreadThatNeedNotWait_isNotAskedFor() {
        Thread.currentThread().interrupt();
        assertThat(leasing.toWrite(1).<String>until(() -> "done")).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void patience_ofAClosedCache_ends() {
        leasing.close();
        assertThatThrownBy(() -> leasing.toLoad().until(() -> null)).isInstanceOf(IllegalStateException.class);
    }
}
