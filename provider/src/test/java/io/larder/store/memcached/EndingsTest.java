// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.EntryCodec;
import io.larder.spi.Lifetime;
import org.junit.jupiter.api.Test;

final class EndingsTest {

    private static final long NOW = 1_800_000_000_123L;
    private static final long DAY = 24 * 60 * 60;
    private static final Endings ENDINGS = new Endings(10_000, true);

    private static Ending of(long millis) {
        return ENDINGS.of(Lifetime.ofMillis(millis), NOW);
    }

    private record Sight(long at, long secondsLeft, int flags, long deadline) implements Endings.Seen {}

    @Test
    void of_eternity_isNever() {
        assertThat(ENDINGS.of(Lifetime.ETERNAL, NOW)).isEqualTo(Ending.NEVER);
    }

    @Test
    void of_shortLifetimes_givesTheServerAtLeastThemAndTheEnvelopeTheDeadline() {
        for (long millis : new long[] {1, 20, 999, 1_000, 1_001, 1_500, 9_000, 9_999}) {
            Ending ending = of(millis);
            // An exptime of N is N-1 to N seconds.
            assertThat((ending.exptime() - 1) * 1_000)
                    .isGreaterThanOrEqualTo(millis)
                    .isLessThan(millis + 1_000);
            assertThat(ending.deadline()).isEqualTo(NOW + millis);
            assertThat(Endings.isExact(ending.flags())).isTrue();
            assertThat(Endings.deadline(ending.flags(), NOW + 3_000)).isEqualTo(NOW + millis);
        }
    }

    @Test
    void of_longLifetimes_leavesItToTheServer() {
        for (long millis : new long[] {10_000, 10_001, 60_000, 3_600_000, (30 * DAY - 1) * 1_000}) {
            Ending ending = of(millis);
            assertThat((ending.exptime() - 1) * 1_000)
                    .isGreaterThanOrEqualTo(millis)
                    .isLessThan(millis + 1_000);
            assertThat(ending.deadline()).isEqualTo(EntryCodec.NO_DEADLINE);
            assertThat(Endings.isExact(ending.flags())).isFalse();
        }
    }

    @Test
    void of_moreThanThirtyDays_isUnixTime() {
        for (long days : new long[] {30, 31, 40, 1_000}) {
            Ending ending = of(days * DAY * 1_000);
            assertThat(ending.exptime()).isEqualTo(NOW / 1_000 + 1 + days * DAY + 1);
            assertThat(ending.isExact()).isFalse();
        }
    }

    @Test
    void of_moreThanTheServerCanCount_isLeftToTheEnvelope() {
        long century = 100 * 365 * DAY * 1_000;
        assertThat(of(century)).isEqualTo(new Ending(0, 1 << 31, NOW + century));
        assertThat(Endings.isKnown(of(century).flags())).isFalse();
        assertThat(of(Long.MAX_VALUE - 1).deadline()).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void of_whereReadsTouch_hasFlagsOnlyIfExact() {
        Endings touching = new Endings(10_000, false);
        assertThat(touching.of(Lifetime.ofMillis(60_000), NOW).flags()).isZero();
        assertThat(touching.of(Lifetime.ofMillis(6_000), NOW).flags()).isNotZero();
    }

    @Test
    void keeping_eternity_isNever() {
        assertThat(ENDINGS.keeping(new Sight(NOW, -1, 0, EntryCodec.NO_DEADLINE), NOW))
                .isEqualTo(Ending.NEVER);
    }

    @Test
    void keeping_anExactDeadline_keepsIt() {
        Ending first = of(5_000);
        Ending kept = ENDINGS.keeping(new Sight(NOW + 1_000, 6, first.flags(), first.deadline()), NOW + 1_200);
        assertThat(kept).isEqualTo(new Ending(5, first.flags(), first.deadline()));
    }

    /** The server ticks between each look and each write: nothing but what the flags remember stops the drift. */
    @Test
    void keeping_againAndAgain_endsAtMostTwoSecondsLateAndNeverEarly() {
        long deadline = NOW + 60_000;
        Ending ending = of(60_000);
        long serverEnd = NOW / 1_000 + ending.exptime();
        for (long now = NOW + 900; now < deadline; now += 1_000) {
            Sight seen = new Sight(now, serverEnd - now / 1_000, ending.flags(), EntryCodec.NO_DEADLINE);
            ending = ENDINGS.keeping(seen, now + 90);
            serverEnd = (now + 100) / 1_000 + ending.exptime();
            assertThat(serverEnd * 1_000).isBetween(deadline, deadline + 2_000);
        }
    }

    /** A server that has run for long under load, whose clock lags by two seconds, as one was seen to. */
    @Test
    void keeping_moreThanThirtyDaysAgainAndAgain_doesNotDrift() {
        long lifetime = 40 * DAY;
        Ending first = of(lifetime * 1_000);
        Ending ending = first;
        for (long now = NOW + 10; now < NOW + 20_000; now += 1_000) {
            Sight seen = new Sight(now, ending.exptime() - (now / 1_000 - 2), ending.flags(), EntryCodec.NO_DEADLINE);
            ending = ENDINGS.keeping(seen, now + 5);
            assertThat(ending.exptime()).isBetween(first.exptime(), first.exptime() + 1);
        }
    }

    @Test
    void keeping_whatNobodyRemembers_takesTheServersWordOnceAndRemembersIt() {
        Ending kept = ENDINGS.keeping(new Sight(NOW, 30, 0, EntryCodec.NO_DEADLINE), NOW + 10);
        assertThat(kept.exptime()).isEqualTo(30);
        Ending again = ENDINGS.keeping(new Sight(NOW + 500, 30, kept.flags(), EntryCodec.NO_DEADLINE), NOW + 510);
        assertThat(again.flags()).isEqualTo(kept.flags());
    }

    /** Whose clock is wrong can not be known; the server's decides. */
    @Test
    void keeping_whatIsRememberedByAnotherTimeOfDay_takesTheServersWord() {
        int anHourAgo = new Endings(10_000, true)
                .of(Lifetime.ofMillis(60_000), NOW - 3_600_000)
                .flags();
        Ending kept = ENDINGS.keeping(new Sight(NOW, 50, anHourAgo, EntryCodec.NO_DEADLINE), NOW);
        assertThat(kept.exptime()).isEqualTo(50);
    }

    @Test
    void keeping_theLastSecond_isNeverZero() {
        Ending kept = ENDINGS.keeping(new Sight(NOW, 1, 0, EntryCodec.NO_DEADLINE), NOW + 5_000);
        assertThat(kept.exptime()).isPositive();
    }
}
