// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.Jvms;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two JVMs that change the same entities as fast as they can, for {@code -Dhibernate.race.seconds}. That nothing stale is
 * left at once is chance, however likely: {@link InterleavingTest} tells why. What holds is that no addition is lost, and
 * that whatever is stale ends with the region's lifetime.
 */
class RaceTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("hibernate.race.seconds", 5));

    private static Jvms jvms;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = new Database();
        jvms = Jvms.start(2);
    }

    @AfterAll
    static void stop() {
        jvms.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"REDIS", "TIERED"})
    void race_ofTwoJvms_losesNothingAndLeavesNothingStaleAfterTheLifetime(Lying lying) throws Exception {
        Shop shop = Shop.at(database.fresh(), lying.uri(SERVERS), "race-" + lying)
                .region("regions.lifetime", "modified:3s");
        Races races = new Races(jvms, shop, Stock.class).begin();
        Races.Left left = races.run(2, LENGTH);
        System.out.printf("Race on %s for %s: %s%n", lying, LENGTH, left);

        assertThat(left.tally().committed()).as("additions").isPositive();
        assertThat(left.tally().hits()).as("what the cache gave").isPositive();
        assertThat(left.stored())
                .as("no addition is lost")
                .isEqualTo(left.tally().committed());
        Await.until("nothing stale", () -> nothingStale(races));
        races.end();
    }

    private static boolean nothingStale(Races races) {
        try {
            return races.inspect().stream().allMatch(found -> found.stale().isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
