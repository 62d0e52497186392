// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.coherence.Operation.Actor;
import io.larder.coherence.Operation.Outcome;
import io.larder.coherence.Operation.Span;
import io.larder.coherence.Violation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories made by hand, in milliseconds, with a promise of ten. */
final class CheckerTest {

    private static final Duration SHOWN = Duration.ofMillis(10);
    private static final int KEY = 7;

    private final List<Operation> history = new ArrayList<>();

    private CheckerTest on(int key, int jvm, Act act, long begin, long end, Outcome outcome) {
        Span span = new Span(begin * 1_000_000, end * 1_000_000);
        history.add(new Operation(new Actor(jvm, 1), key, act, span, outcome));
        return this;
    }

    private CheckerTest done(int jvm, Act act, long begin, long end) {
        return on(KEY, jvm, act, begin, end, Outcome.DONE);
    }

    private CheckerTest put(int jvm, long value, long begin, long end) {
        return done(jvm, Act.put(value, 0), begin, end);
    }

    private CheckerTest failed(int jvm, Act act, long begin, long end) {
        return on(KEY, jvm, act, begin, end, Outcome.FAILED);
    }

    private CheckerTest read(int jvm, long value, long begin, long end) {
        return done(jvm, Act.read(value), begin, end);
    }

    private CheckerTest clear(int jvm, long begin, long end) {
        return on(Operation.ALL_KEYS, jvm, Act.remove(), begin, end, Outcome.DONE);
    }

    private Verdict verdict() {
        return new Checker(Promise.within(SHOWN)).check(history);
    }

    private void isRight() {
        assertThat(verdict().violations()).isEmpty();
    }

    private void isWrong(Kind... kinds) {
        assertThat(verdict().kinds()).containsExactly(kinds);
    }

    @Test
    void read_newestValue_isRight() {
        put(1, 11, 0, 1)
                .put(2, 22, 2, 3)
                .read(1, 22, 4, 5)
                .read(2, 22, 4, 5)
                .read(3, 22, 100, 101)
                .isRight();
    }

    @Test
    void read_nothing_isAlwaysRight() {
        put(1, 11, 0, 1)
                .read(1, Act.NOTHING, 2, 3)
                .read(1, 11, 4, 5)
                .read(2, Act.NOTHING, 6, 7)
                .isRight();
    }

    private CheckerTest finds(int jvm, long begin, long end) {
        return done(jvm, Act.look(true), begin, end);
    }

    @Test
    void find_whatIsThere_isRight() {
        put(1, 11, 0, 1)
                .finds(1, 2, 3)
                .finds(2, 2, 3)
                .put(2, 22, 4, 5)
                .finds(3, 100, 101)
                .isRight();
    }

    @Test
    void find_whatWasNeverThere_isWrong() {
        finds(1, 0, 1).put(1, 11, 2, 3).isWrong(Kind.ABSENT);
    }

    @Test
    void find_whatTheOwnJvmHasRemoved_isWrong() {
        put(1, 11, 0, 1).done(1, Act.remove(), 2, 3).finds(1, 4, 5).isWrong(Kind.ABSENT);
    }

    @Test
    void find_whatAnotherJvmHasRemoved_isWrongOnlyWhenTheBoundIsOver() {
        put(1, 11, 0, 1).done(2, Act.remove(), 2, 3).finds(1, 13, 14).isRight();
        finds(1, 14, 15).isWrong(Kind.ABSENT);
    }

    @Test
    void find_whatWasWrittenAgain_isRight() {
        put(1, 11, 0, 1)
                .done(1, Act.remove(), 2, 3)
                .put(2, 22, 4, 100)
                .finds(1, 5, 6)
                .isRight();
    }

    @Test
    void find_whatHasExpired_isWrong() {
        done(1, Act.put(11, 20_000_000), 0, 1).finds(1, 31, 32).isRight();
        finds(1, 32, 33).isWrong(Kind.ABSENT);
    }

    @Test
    void read_valueNobodyWrote_isWrong() {
        put(1, 11, 0, 1).read(1, 12, 2, 3).isWrong(Kind.NEVER_WRITTEN);
    }

    @Test
    void read_valueOfAnotherKey_isWrong() {
        on(8, 1, Act.put(11, 0), 0, 1, Outcome.DONE).read(1, 11, 2, 3).isWrong(Kind.NEVER_WRITTEN);
    }

    @Test
    void read_valueBeforeItsWriteBegan_isWrong() {
        read(2, 11, 0, 1).put(1, 11, 2, 3).isWrong(Kind.NEVER_WRITTEN);
    }

    @Test
    void read_valueWhileItIsWritten_isRight() {
        put(1, 11, 0, 1).put(1, 12, 5, 20).read(2, 12, 6, 7).read(3, 11, 16, 17).isRight();
    }

    @Test
    void read_replacedInOwnJvm_isWrongAtOnce() {
        put(1, 11, 0, 1).put(1, 12, 2, 3).read(1, 11, 4, 5).isWrong(Kind.OWN_CHANGE_UNSEEN);
    }

    @Test
    void read_removedInOwnJvm_isWrongAtOnce() {
        put(2, 11, 0, 1).done(1, Act.remove(), 2, 3).read(1, 11, 4, 5).isWrong(Kind.OWN_CHANGE_UNSEEN);
    }

    @Test
    void read_clearedInOwnJvm_isWrongAtOnce() {
        put(2, 11, 0, 1).clear(1, 2, 3).read(1, 11, 4, 5).isWrong(Kind.OWN_CHANGE_UNSEEN);
    }

    @Test
    void read_whileOwnJvmReplacesIt_isRight() {
        put(1, 11, 0, 1).put(1, 12, 2, 50).read(1, 11, 30, 31).isRight();
    }

    @Test
    void read_writtenWhileOwnJvmWroteToo_isRight() {
        put(2, 11, 0, 5).put(1, 12, 3, 6).read(1, 11, 100, 101).isRight();
    }

    @Test
    void read_replacedElsewhere_isRightWithinBound() {
        put(1, 11, 0, 1).put(1, 12, 2, 3).read(2, 11, 12, 14).isRight();
        assertThat(verdict().ages()).containsExactly(9_000_000L);
    }

    @Test
    void read_replacedElsewhere_isWrongAfterBound() {
        put(1, 11, 0, 1).put(1, 12, 2, 3).read(2, 11, 14, 15).isWrong(Kind.STALE);
    }

    @Test
    void read_removedOrClearedElsewhere_isWrongAfterBound() {
        put(1, 11, 0, 1).done(3, Act.take(11), 2, 3).read(2, 11, 14, 15).isWrong(Kind.STALE);
        history.clear();
        put(1, 11, 0, 1).clear(3, 2, 3).read(2, 11, 14, 15).isWrong(Kind.STALE);
    }

    @Test
    void read_writtenWhileAnotherOneWroteToo_isRight() {
        put(1, 11, 0, 5)
                .put(3, 12, 3, 6)
                .read(2, 11, 100, 101)
                .read(1, 12, 100, 101)
                .isRight();
    }

    @Test
    void read_replacedByOverlappingExchange_isWrongAfterBound() {
        put(1, 11, 0, 50)
                .done(3, Act.exchange(11, 12, 0), 3, 6)
                .read(2, 11, 70, 71)
                .isWrong(Kind.STALE);
    }

    @Test
    void read_replacedByChainOfExchanges_isWrongAfterBound() {
        put(1, 11, 0, 50)
                .done(3, Act.exchange(11, 12, 0), 3, 60)
                .done(1, Act.exchange(12, 13, 0), 4, 6)
                .read(2, 11, 20, 21)
                .isWrong(Kind.STALE);
    }

    @Test
    void read_replacedByExchangeBesideClear_isRight() {
        put(1, 11, 0, 50)
                .clear(3, 10, 11)
                .done(3, Act.exchange(11, 12, 0), 3, 6)
                .read(2, 11, 70, 71)
                .isRight();
    }

    @Test
    void read_replacedByWhatAnotherOneSawAlready_isWrongAfterBound() {
        put(1, 11, 0, 1)
                .put(1, 12, 2, 100)
                .read(3, 12, 4, 5)
                .read(2, 11, 20, 21)
                .isWrong(Kind.STALE);
    }

    @Test
    void read_replacedByWriteThatFailed_isRightElsewhere() {
        put(1, 11, 0, 1).failed(1, Act.put(12, 0), 2, 3).read(2, 11, 50, 51).isRight();
    }

    @Test
    void read_replacedByWriteThatFailedAndWasSeen_isWrongAfterBound() {
        put(1, 11, 0, 1)
                .failed(1, Act.put(12, 0), 2, 3)
                .read(3, 12, 20, 21)
                .read(2, 11, 50, 51)
                .isWrong(Kind.STALE);
    }

    @Test
    void read_replacedByWriteThatFailedInOwnJvm_isWrong() {
        put(1, 11, 0, 1).failed(1, Act.put(12, 0), 2, 3).read(1, 11, 50, 51).isWrong(Kind.FAILURE_FORGOTTEN);
    }

    @Test
    void read_replacedByConditionalWriteThatFailedInOwnJvm_isRight() {
        put(1, 11, 0, 1)
                .on(KEY, 1, Act.put(12, 0), 2, 3, Outcome.UNCERTAIN)
                .read(1, 11, 50, 51)
                .isRight();
    }

    @Test
    void read_ofWriteThatFailedLongAgo_isRight() {
        failed(1, Act.put(11, 0), 0, 1)
                .put(1, 12, 2, 3)
                .read(1, 12, 4, 5)
                .read(2, 12, 5, 6)
                .read(2, 11, 100, 101)
                .isRight();
    }

    @Test
    void read_ofSameThread_neverGoesBack() {
        put(1, 11, 0, 1).put(1, 12, 2, 8).read(2, 12, 4, 5).read(2, 11, 6, 7).isWrong(Kind.WENT_BACK);
    }

    @Test
    void read_ofSameThread_neverGoesBackBehindExchange() {
        put(1, 11, 0, 50)
                .done(3, Act.exchange(11, 12, 0), 3, 49)
                .read(2, 12, 40, 41)
                .read(2, 11, 42, 43)
                .isWrong(Kind.WENT_BACK);
    }

    @Test
    void read_ofOtherThread_mayStillSeeTheOldValue() {
        put(1, 11, 0, 1).put(1, 12, 2, 8).read(2, 12, 4, 5).read(3, 11, 6, 7).isRight();
    }

    @Test
    void read_backAndForthBetweenOverlappingWrites_isRight() {
        put(1, 11, 0, 20)
                .put(3, 12, 0, 20)
                .read(2, 12, 4, 5)
                .read(2, 11, 6, 7)
                .read(2, 12, 8, 9)
                .isRight();
    }

    @Test
    void read_expired_isRightWithinBoundAndWrongAfter() {
        done(1, Act.put(11, 30_000_000), 0, 1).read(2, 11, 40, 41).isRight();
        read(2, 11, 42, 43).isWrong(Kind.OUTLIVED);
    }

    @Test
    void read_expiredOfWriteThatFailed_isRight() {
        failed(1, Act.put(11, 30_000_000), 0, 1).read(2, 11, 500, 501).isRight();
    }

    @Test
    void read_lostByServer_isRight() {
        put(1, 11, 0, 1)
                .put(1, 12, 20, 21)
                .read(2, 12, 22, 23)
                .read(1, 11, 60, 61)
                .read(2, 11, 60, 61);
        isWrong(Kind.OWN_CHANGE_UNSEEN, Kind.WENT_BACK, Kind.STALE);
        Promise promise = Promise.within(SHOWN).exceptFor(List.of(new Span(15_000_000, 50_000_000)));
        assertThat(new Checker(promise).check(history).violations()).isEmpty();
    }

    @Test
    void exchange_ofReplacedValue_isWrongAfterBound() {
        put(1, 11, 0, 1)
                .put(1, 12, 2, 3)
                .done(2, Act.exchange(11, 13, 0), 20, 21)
                .isWrong(Kind.STALE);
    }

    /** As with generations: who has not heard of the clear yet goes on under the old one for a while. */
    @Test
    void read_ofWriteBesideClearAfterAnotherSuchWriteWasLost_isRightUnlessStrict() {
        clear(3, 10, 20).put(1, 11, 12, 13).put(2, 12, 14, 15).read(2, 11, 40, 41);
        isRight();
        assertThat(new Checker(Promise.within(SHOWN).strict()).check(history).kinds())
                .containsExactly(Kind.OWN_CHANGE_UNSEEN, Kind.STALE);
    }

    @Test
    void read_ofWriteBesideClearAfterAnotherOneWhenTheClearHadReachedAll_isWrong() {
        clear(3, 10, 20)
                .put(1, 11, 12, 13)
                .put(2, 12, 31, 32)
                .read(2, 11, 40, 41)
                .isWrong(Kind.OWN_CHANGE_UNSEEN);
    }

    @Test
    void read_ofWriteBeforeClear_isWrongAfterBound() {
        put(1, 11, 8, 9).clear(3, 10, 20).read(2, 11, 31, 32).isWrong(Kind.STALE);
    }

    @Test
    void violation_tellsWhatShowsIt() {
        put(1, 11, 0, 1).put(1, 12, 2, 3).read(2, 11, 20, 21);
        assertThat(verdict().toString())
                .contains("STALE by 17.000 ms: 20.000..21.000 ms JVM 2 thread 1 in key 7 read 11")
                .contains("although 0.000..1.000 ms JVM 1 thread 1 in key 7 wrote 11")
                .contains("although 2.000..3.000 ms JVM 1 thread 1 in key 7 wrote 12");
    }

    @Test
    void summary_countsAndMeasures() {
        put(1, 11, 0, 1).put(1, 12, 2, 3).read(2, 11, 4, 5).read(3, 11, 7, 8);
        assertThat(verdict().summary())
                .contains("2 values seen, 2 changes; 2 values were seen after they had been replaced")
                .contains("the latest 4.000 ms after; violations: {}");
    }
}
