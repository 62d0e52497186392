// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.testing.Await;
import io.larder.testing.servers.RedisServer;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server, with a near tier before it. */
final class TieredStoreIT extends RedisStoreContract {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @Override
    URI servers() {
        return URI.create("tiered+" + SERVERS.redis().uri());
    }

    @Override
    List<RedisServer> masters() {
        return List.of(SERVERS.redis());
    }

    /**
     * Returns when word of all that moving the deadlines has changed has come: that of an entry that is moved over the
     * edge later comes last.
     */
    @Override
    public void passTime(Duration duration) {
        Store<String, String> last = open(Outlook.OPEN);
        Duration more = Duration.ofSeconds(1);
        Lifetime lifetime = Lifetime.ofMillis(duration.plus(more).toMillis());
        last.write("last", "1", Match.ANY, Lifetimes.both(lifetime), false);
        last.read("last", Lifetime.KEEP);
        super.passTime(duration);
        last.read("last", Lifetime.KEEP);
        super.passTime(more);
        Await.until("word that the last entry has gone", () -> !last.contains("last"));
    }
}
