// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.SecondTry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SecondTry
final class RedisSentinelsIT {

    @Test
    void start_watchesMaster_andFailsOverAndHeals() {
        Map<Long, String> before = Leftovers.processes();
        List<String> folders = Leftovers.folders();
        RedisSentinels sentinels = RedisSentinels.start();
        try {
            assertThat(sentinels.uri().toString())
                    .startsWith("redis+sentinel://127.0.0.1:")
                    .endsWith("/larder");
            failsOver(sentinels);
            sentinels.heal();
            assertThat(sentinels.replicas()).hasSize(2).doesNotContain(sentinels.master());
        } finally {
            sentinels.close();
        }
        assertThat(Leftovers.processes()).isEqualTo(before);
        assertThat(Leftovers.folders()).isEqualTo(folders);
        assertThat(sentinels.nodes()).allMatch(node -> FreePorts.isFree(node.port()));
        assertThat(sentinels.sentinels()).allMatch(node -> FreePorts.isFree(node.port()));
    }

    private static void failsOver(RedisSentinels sentinels) {
        RedisServer master = sentinels.master();
        assertThat(master.command("SET", "k", "v")).isEqualTo("OK");
        assertThat(master.command("WAIT", "2", "5000")).isEqualTo(2L);
        RedisServer promoted = sentinels.failOver();
        assertThat(promoted).isNotSameAs(master).isSameAs(sentinels.master());
        assertThat(promoted.command("GET", "k")).isEqualTo("v");
        assertThat(promoted.command("SET", "k", "w")).isEqualTo("OK");
    }

    @Test
    void start_withTlsAndUser_failsOver() {
        RedisOptions options =
                RedisOptions.defaults().tls(Certificates.forLoopback()).user("larder", "secret");
        try (RedisSentinels sentinels = RedisSentinels.start(options)) {
            assertThat(sentinels.uri()).hasScheme("rediss+sentinel");
            RedisServer old = sentinels.master();
            assertThat(sentinels.failOver()).isNotSameAs(old);
        }
    }
}
