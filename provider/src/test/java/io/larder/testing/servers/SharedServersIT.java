// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.larder.testing.SecondTry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

@SecondTry
final class SharedServersIT {

    private static final Set<RedisServer> SEEN = ConcurrentHashMap.newKeySet();

    static final class FirstCase {

        @RegisterExtension
        static final SharedServers SERVERS = new SharedServers();

        @Test
        void asks() {
            SEEN.add(SERVERS.redis());
        }
    }

    static final class SecondCase {

        @RegisterExtension
        static final SharedServers SERVERS = new SharedServers();

        @Test
        void asks() {
            SEEN.add(SERVERS.redis());
            assertThat(SERVERS.redis().command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void redis_ofTwoClasses_isOneServerAndEndsWithTheRun() {
        SEEN.clear();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(FirstCase.class), selectClass(SecondCase.class))
                .execute()
                .testEvents()
                .assertStatistics(run -> run.succeeded(2).failed(0));
        assertThat(SEEN).hasSize(1).noneMatch(RedisServer::isRunning);
    }

    @Test
    void redis_ofExtensionThatWasNotRegistered_saysHow() {
        assertThatIllegalStateException()
                .isThrownBy(new SharedServers()::redis)
                .withMessageContaining("@RegisterExtension");
    }
}
