// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static io.larder.store.redis.HeardChanges.LOST;
import static io.larder.store.redis.Listening.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.RedisSentinels;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.SharedServers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The master that Sentinels name. */
@SecondTry
final class TrackingSentinelsIT {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private RedisSentinels sentinels;
    private Listening listening;

    @BeforeEach
    void listen() {
        sentinels = SERVERS.sentinels();
        sentinels.heal();
        listening = Listening.to(() -> List.of(sentinels.master()), Listening.config())
                .trusted();
    }

    @AfterEach
    void close() {
        listening.close();
        sentinels.heal();
        assertThat(Listening.threads()).isEmpty();
    }

    @Test
    void trust_masterDied_isGainedAtTheNewOne() {
        RedisServer promoted = sentinels.failOver();
        assertThat(listening.heard().upTo(LOST)).containsExactly(LOST);
        listening.trusted();
        promoted.command("SET", PREFIX + "k", "1");
        listening.heard().upTo(PREFIX + "k");
        assertListensOnlyTo(promoted);
    }

    @Test
    void trust_masterStepsDown_isGainedAtTheNewOne() {
        RedisServer old = sentinels.master();
        sentinels.switchOver();
        assertThat(listening.heard().upTo(LOST)).containsExactly(LOST);
        listening.trusted();
        Await.until("the old master is let go", () -> Listening.connections(old).isEmpty());
        assertListensOnlyTo(sentinels.master());
    }

    private static void assertListensOnlyTo(RedisServer master) {
        Await.until(
                "one connection's thread is left",
                () -> Listening.threads().size() == 2
                        && Listening.threads().contains("larder-tracking-" + master.address()));
    }
}
