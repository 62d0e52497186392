// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static io.larder.store.redis.HeardChanges.EVERYTHING;
import static io.larder.store.redis.HeardChanges.LOST;
import static io.larder.store.redis.Listening.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.SecondTry;
import io.larder.testing.servers.ClassServer;
import io.larder.testing.servers.RedisOptions;
import io.larder.testing.servers.RedisServer;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users that may do more and less. */
@SecondTry
final class TrackingRightsIT {

    @RegisterExtension
    static final ClassServer<RedisServer> SERVER = ClassServer.of(() -> RedisServer.start(RedisOptions.defaults()
            .config(
                    "user nothing on >secret ~* +@all -client -subscribe",
                    "user push on >secret ~* +@all -subscribe",
                    "user exact on >secret resetchannels resetkeys -@all " + TrackingWay.RIGHTS)));

    private static Listening as(String user) {
        return Listening.to(
                () -> List.of(SERVER.get()), Listening.config().user(user).password("secret"));
    }

    @Test
    void trust_userWithoutRights_isNeverGainedAndCostsNoMore() {
        try (Listening listening = as("nothing")) {
            // two connections each time
            Await.until("tried again", () -> listening.attempts() >= 6);
            assertThat(listening.tracking().isTrusted()).isFalse();
            assertThat(listening.heard().rest()).isEmpty();
            assertThat(Listening.threads()).hasSize(2);
            assertThat(Listening.connections(SERVER.get())).hasSizeLessThanOrEqualTo(1);
            SERVER.get().command("ACL", "SETUSER", "nothing", "+client", "+subscribe", "&*");
            listening.trusted();
        } finally {
            SERVER.get().command("ACL", "SETUSER", "nothing", "-client", "-subscribe", "resetchannels");
        }
    }

    @Test
    void trust_wrongPassword_isNeverGained() {
        try (Listening listening = Listening.to(
                () -> List.of(SERVER.get()), Listening.config().user("exact").password("wrong"))) {
            Await.until("tried again", () -> listening.attempts() >= 6);
            assertThat(listening.tracking().isTrusted()).isFalse();
        }
    }

    @Test
    void trust_userWithTheRightsThatAreAskedFor_isGainedAndKept() {
        SERVER.get().resetStats();
        try (Listening listening = as("exact").trusted()) {
            assertThat(Listening.connections(SERVER.get()))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains(" sub=1 ");
            Await.until("signs of life that are errors", () -> rejectedPings() >= 15);
            SERVER.get().command("SET", PREFIX + "k", "1");
            assertThat(listening.heard().upTo(PREFIX + "k")).containsExactly(PREFIX + "k");
        }
    }

    private static int rejectedPings() {
        String ping = SERVER.get().info("commandstats").getOrDefault("cmdstat_ping", "rejected_calls=0,");
        String rejected = ping.substring(ping.indexOf("rejected_calls=") + "rejected_calls=".length());
        return Integer.parseInt(rejected.substring(0, rejected.indexOf(',')));
    }

    @Test
    void changed_userWhoMayNotSubscribe_isToldByPushes() {
        try (Listening listening = as("push").trusted()) {
            assertThat(Listening.connections(SERVER.get()))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains(" sub=0 ", " resp=3");
            SERVER.get().resetStats();
            Await.until("pings", () -> SERVER.get().commandstats().getOrDefault("ping", 0L) >= 15);
            SERVER.get().command("SET", "larder:foreign", "1");
            SERVER.get().command("SET", PREFIX + "k", "1");
            assertThat(listening.heard().upTo(PREFIX + "k")).containsExactly(PREFIX + "k");
            SERVER.get().command("FLUSHALL");
            listening.heard().upTo(EVERYTHING);
            Listening.killConnections(SERVER.get());
            listening.heard().upTo(LOST);
            listening.trusted();
        }
    }
}
