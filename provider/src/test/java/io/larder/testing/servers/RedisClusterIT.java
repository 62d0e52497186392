// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.larder.testing.SecondTry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SecondTry
final class RedisClusterIT {

    @Test
    void start_servesAllSlots_andFailsOverAndHeals() {
        Map<Long, String> before = Leftovers.processes();
        List<String> folders = Leftovers.folders();
        RedisCluster cluster = RedisCluster.start();
        try {
            assertThat(cluster.masters()).hasSize(3);
            assertThat(cluster.replicas()).hasSize(3);
            assertThat(cluster.addresses()).hasSize(6);
            assertThat(cluster.uri()).hasToString("redis+cluster://" + String.join(",", cluster.addresses()));
            failsOver(cluster);
            cluster.heal();
            assertThat(cluster.masters()).hasSize(3);
            assertThat(cluster.replicas()).hasSize(3);
        } finally {
            cluster.close();
        }
        assertThat(Leftovers.processes()).isEqualTo(before);
        assertThat(Leftovers.folders()).isEqualTo(folders);
        assertThat(cluster.nodes()).allMatch(node -> FreePorts.isFree(node.port()));
    }

    private static void failsOver(RedisCluster cluster) {
        RedisServer owner = cluster.ownerOf("k");
        assertThat(owner.command("SET", "k", "v")).isEqualTo("OK");
        assertThat(owner.command("WAIT", "1", "5000")).isEqualTo(1L);
        RedisServer promoted = cluster.failOver(owner);
        assertThat(promoted).isNotSameAs(owner).isSameAs(cluster.ownerOf("k"));
        assertThat(promoted.command("GET", "k")).isEqualTo("v");
        RedisServer other = cluster.masters().stream()
                .filter(node -> node != promoted)
                .findFirst()
                .orElseThrow();
        assertThatExceptionOfType(RespError.class)
                .isThrownBy(() -> other.command("GET", "k"))
                .withMessageStartingWith("MOVED")
                .withMessageEndingWith(promoted.address());
        assertThatIllegalArgumentException().isThrownBy(() -> cluster.failOver(owner));
    }

    @Test
    void start_withTlsAndUser_servesAllSlots() {
        RedisOptions options =
                RedisOptions.defaults().tls(Certificates.forLoopback()).user("larder", "secret");
        try (RedisCluster cluster = RedisCluster.start(options)) {
            assertThat(cluster.uri()).hasScheme("rediss+cluster");
            assertThat(cluster.uri().toString()).contains("larder:secret@");
            assertThat(cluster.ownerOf("k").command("SET", "k", "v")).isEqualTo("OK");
        }
    }

    @Test
    void start_oldestVersion_servesAllSlots() {
        try (RedisCluster cluster = RedisCluster.start(RedisOptions.defaults().version(Version.REDIS_6_2))) {
            assertThat(cluster.ownerOf("k").command("SET", "k", "v")).isEqualTo("OK");
        }
    }
}
