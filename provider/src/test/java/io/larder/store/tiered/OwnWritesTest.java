// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.codec.Copiers;
import io.larder.spi.FarStore.Telling;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Store;
import io.larder.testing.MovedClock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a near tier keeps of what its own JVM writes, and when it must not. */
final class OwnWritesTest {

    private static final Duration MORE_THAN_A_MOMENT = Duration.ofMillis(6);

    private final MovedClock clock = new MovedClock(Long.MAX_VALUE - 500_000_000);
    private final FakeFar<String> far = new FakeFar<>(clock);
    private final Queue<Runnable> background = new ConcurrentLinkedQueue<>();
    private final Store<String, String> store = TieredStore.over(
            far,
            Copiers.byValue("c"),
            new NearRules(clock, new NearBound(100, false), Long.MAX_VALUE, TimeUnit.SECONDS.toNanos(1)),
            event -> {},
            background::add);

    private @Nullable String read() {
        return store.value("k", Lifetime.KEEP);
    }

    private void write(String value) {
        store.write("k", value, Match.ANY, Lifetimes.ETERNAL, false);
    }

    private void told() {
        far.word().changed(far.mark("k"));
    }

    private void confirm() {
        for (Runnable next = background.poll(); next != null; next = background.poll()) {
            next.run();
        }
    }

    private void readBefore() {
        far.put("k", "before");
        read();
        read();
        far.asked();
    }

    private void assertNear(String value) {
        far.asked();
        assertThat(read()).isEqualTo(value);
        assertThat(far.asked()).as("what the far tier was asked").isEmpty();
    }

    private void assertFar(@Nullable String value) {
        far.asked();
        assertThat(read()).isEqualTo(value);
        assertThat(far.asked()).as("what the far tier was asked").contains("read k");
    }

    @Test
    void write_overWhatWasRead_staysNearAndIsConfirmedOnce() {
        readBefore();
        write("own");
        assertThat(far.asked()).containsExactly("write k");
        assertNear("own");
        confirm();
        assertThat(far.asked()).containsExactly("compare k");
        clock.pass(MORE_THAN_A_MOMENT);
        assertNear("own");
    }

    @Test
    void write_whoseWordComesLater_isUsedUntilThenAndConfirmedAfterwards() {
        readBefore();
        far.echoes = false;
        write("own");
        clock.pass(Duration.ofMinutes(1));
        assertNear("own");
        assertThat(background).isEmpty();
        told();
        confirm();
        clock.pass(MORE_THAN_A_MOMENT);
        assertNear("own");
    }

    @Test
    void write_toldTogetherWithAnothersAfterIt_givesWay() {
        readBefore();
        far.echoes = false;
        write("own");
        far.put("k", "another's");
        told();
        confirm();
        assertFar("another's");
    }

    @Test
    void write_ofWhichWordHasCome_isUsedForAMomentUnconfirmed() {
        readBefore();
        write("own");
        far.put("k", "another's");
        clock.pass(MORE_THAN_A_MOMENT);
        assertThat(read()).isEqualTo("another's");
    }

    @Test
    void write_ofWhichWordHasComeAMomentAgo_isComparedByWhoReadsIt() {
        readBefore();
        write("own");
        far.asked();
        clock.pass(MORE_THAN_A_MOMENT);
        assertThat(read()).isEqualTo("own");
        assertThat(far.asked()).containsExactly("compare k");
        confirm();
        assertThat(far.asked()).as("what is no longer ambiguous").isEmpty();
        assertNear("own");
    }

    @Test
    void word_afterThatOfTheWrite_dropsIt() {
        readBefore();
        write("own");
        far.put("k", "another's");
        told();
        assertFar("another's");
    }

    @Test
    void word_whileItIsConfirmed_dropsIt() {
        readBefore();
        write("own");
        far.meanwhile = () -> {
            far.put("k", "another's");
            told();
        };
        confirm();
        assertFar("another's");
    }

    @Test
    void word_afterTheConfirmation_dropsIt() {
        readBefore();
        write("own");
        confirm();
        far.put("k", "another's");
        told();
        assertFar("another's");
    }

    @Test
    void confirmation_thatFails_dropsIt() {
        readBefore();
        write("own");
        far.failing = true;
        confirm();
        assertFar("own");
    }

    @Test
    void write_ofWhatNobodyHasRead_isNotKept() {
        write("first");
        assertFar("first");
    }

    @Test
    void write_overAWriteThatNobodyHasRead_isNotKept() {
        readBefore();
        write("own");
        confirm();
        write("again");
        assertThat(background).isEmpty();
        assertFar("again");
    }

    @Test
    void write_duringWhichTheEntryIsRead_isNotKept() {
        readBefore();
        far.meanwhile = () -> {
            far.put("k", "another's");
            assertThat(read()).isEqualTo("another's");
        };
        write("own");
        assertFar("another's");
    }

    @Test
    void write_duringWhichAnotherReadOfTheEntryEnds_isNotKept() {
        far.put("k", "before");
        read();
        read();
        far.word().changed(far.mark("k"));
        far.meanwhile = () -> {
            // This read is under way, and the entry is near again by another.
            read();
            far.meanwhile = () -> far.put("k", "another's");
            write("own");
        };
        read();
        assertFar("another's");
    }

    @Test
    void writes_ofTwoThreadsAtOnce_areNotKept() {
        readBefore();
        far.meanwhile = () -> write("inner");
        write("outer");
        assertThat(background).isEmpty();
        assertFar("inner");
    }

    @Test
    void write_duringARemoval_isNotKept() {
        readBefore();
        far.meanwhile = () -> store.remove("k", Match.ANY, false);
        write("own");
        assertFar(null);
    }

    @Test
    void write_duringAClear_isNotKept() {
        readBefore();
        far.meanwhile = store::clear;
        write("own");
        assertFar(null);
    }

    @Test
    void write_whoseAnswerIsLost_isNotKept() {
        readBefore();
        far.failing = true;
        assertThatThrownBy(() -> write("own")).isInstanceOf(CacheException.class);
        assertFar("own");
    }

    @Test
    void write_thatIsRefused_isNotKept() {
        readBefore();
        store.write("k", "own", Match.ABSENT, Lifetimes.ETERNAL, false);
        assertFar("before");
    }

    @Test
    void write_whileNothingIsTold_isNotKept() {
        readBefore();
        far.telling = Telling.NEVER;
        write("own");
        assertFar("own");
    }

    @Test
    void write_withALifetime_isNotUsedLonger() {
        readBefore();
        Lifetime minute = Lifetime.ofMillis(60_000);
        store.write("k", "own", Match.ANY, new Lifetimes(minute, minute), false);
        confirm();
        clock.pass(Duration.ofSeconds(59));
        assertNear("own");
        clock.pass(Duration.ofSeconds(1));
        assertFar(null);
    }

    @Test
    void write_whoseLifetimeDependsOnWhatIsThere_isNotKept() {
        readBefore();
        store.write("k", "own", Match.ANY, new Lifetimes(Lifetime.ETERNAL, Lifetime.KEEP), false);
        assertFar("own");
    }
}
