// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.ClusterView.Node;
import org.junit.jupiter.api.Test;

final class ClusterViewTest {

    @Test
    void parse_master_knowsItsSlots() {
        Node node =
                Node.parse("a1 127.0.0.1:11000@21000,host.test myself,master - 0 0 1 connected 0-5460 7000 [9-<-b2]");
        assertThat(node.port()).isEqualTo(11000);
        assertThat(node.isMaster()).isTrue();
        assertThat(node.owns(5460)).isTrue();
        assertThat(node.owns(7000)).isTrue();
        assertThat(node.owns(5461)).isFalse();
    }

    @Test
    void parse_deadMaster_isNone() {
        Node node = Node.parse("a1 127.0.0.1:11000@21000 master,fail - 0 0 1 disconnected");
        assertThat(node.isMaster()).isFalse();
        assertThat(node.isReplica()).isFalse();
    }

    @Test
    void parse_suspectedMaster_isStillOne() {
        assertThat(Node.parse("a1 127.0.0.1:11000@21000 master,fail? - 0 0 1 connected 0-5460")
                        .owns(0))
                .isTrue();
    }

    @Test
    void parse_replica_isSettledAfterHandshake() {
        assertThat(Node.parse("b2 127.0.0.1:11001@21001 slave a1 0 0 1 connected")
                        .isReplica())
                .isTrue();
        assertThat(Node.parse("b2 127.0.0.1:11001@21001 handshake - 0 0 0 connected")
                        .isSettled())
                .isFalse();
    }
}
