// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration TWELVE_HOURS = Duration.ofHours(12);

    private final CachingProvider provider = Caching.getCachingProvider();
    private final CacheManager manager = provider.getCacheManager(URI.create("local:/"), null);
    private final Instant start = Instant.parse("2026-11-20T08:00:00Z");
    private Instant now = start;
    private final Sessions sessions = new Sessions(manager, HALF_HOUR, TWELVE_HOURS, () -> now);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void find_newSession_tellsUserAndDeadline() {
        String id = sessions.create("ada");

        Session session = sessions.find(id).orElseThrow();
        assertThat(session.user()).isEqualTo("ada");
        assertThat(session.deadline()).isEqualTo(start.plus(TWELVE_HOURS));
        assertThat(sessions.find("what somebody made up")).isEmpty();
    }

    @Test
    void find_usedAgainAndAgain_endsAtItsDeadline() {
        String id = sessions.create("ada");

        for (int hour = 0; hour < 12; hour++) {
            now = start.plus(Duration.ofHours(hour));
            assertThat(sessions.find(id)).as("after %d hours", hour).isPresent();
        }
        now = start.plus(TWELVE_HOURS);

        assertThat(sessions.find(id)).isEmpty();
        now = start;
        assertThat(sessions.find(id)).as("it is not only hidden").isEmpty();
    }

    @Test
    void find_shortIdleTime_renewsItUntilNobodyAsks() {
        Sliding sliding = new Sliding(provider.getCacheManager(URI.create("local:/?max-entries=1000"), null));

        sliding.assertRenewedByAsking();
        sliding.assertEndsUnasked();
    }

    @Test
    void revoke_oneOfTwo_leavesTheOther() {
        String one = sessions.create("ada");
        String other = sessions.create("ada");

        sessions.revoke(one);

        assertThat(sessions.find(one)).isEmpty();
        assertThat(sessions.find(other)).isPresent();
    }

    @Test
    void revokeAll_ofOneUser_leavesLaterOnesAndOtherUsers() {
        List<String> ids = List.of(sessions.create("ada"), sessions.create("ada"));
        String grace = sessions.create("grace");

        sessions.revokeAll("ada");

        assertThat(ids).allSatisfy(id -> assertThat(sessions.find(id)).isEmpty());
        assertThat(sessions.find(grace)).isPresent();
        assertThat(sessions.find(sessions.create("ada"))).isPresent();
        assertThat(sessions.logins("ada")).isEqualTo(3);
    }

    /** As a server does that runs out of memory. */
    @Test
    void find_accountLost_endsTheSession() {
        String id = sessions.create("ada");

        cache("accounts").removeAll();
        assertThat(sessions.find(id)).isEmpty();

        sessions.create("ada");
        assertThat(sessions.find(id)).as("a new account does not bring it back").isEmpty();
    }

    @Test
    void create_manyThreads_countsEachLogin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> logsIn = () -> {
                for (int login = 0; login < 100; login++) {
                    sessions.create("ada");
                }
                return 0;
            };
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(8, logsIn))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(sessions.logins("ada")).isEqualTo(800);
    }

    @Test
    void create_whatIsKept_isNotTheId() {
        String id = sessions.create("ada");

        assertThat(StreamSupport.stream(cache("sessions").spliterator(), false))
                .hasSize(1)
                .noneSatisfy(entry -> assertThat(entry.toString()).contains(id));
    }

    @Test
    void of_profileAskedForTwice_isLoadedOnce() {
        AtomicInteger asked = new AtomicInteger();
        Profiles profiles = new Profiles(manager, user -> {
            asked.incrementAndGet();
            return user.equals("ada") ? new Profile("Ada Lovelace", "ada@example.org") : null;
        });

        assertThat(profiles.of("ada")).isEqualTo(profiles.of("ada")).isPresent();
        assertThat(asked).hasValue(1);
        assertThat(profiles.of("nobody")).isEmpty();
    }

    private Cache<?, ?> cache(String name) {
        return requireNonNull(manager.getCache(name));
    }
}
