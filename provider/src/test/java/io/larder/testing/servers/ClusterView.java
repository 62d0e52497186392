// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.List;
import java.util.Set;

/** How one node sees its cluster: the answer to {@code CLUSTER NODES}. */
record ClusterView(List<Node> nodes) {

    /**
     * A node as another one knows it.
     *
     * @param slots ranges such as {@code 0-5460}
     */
    record Node(String id, int port, Set<String> flags, List<String> slots) {

        private static final int FIRST_SLOT = 8;

        /** From {@code <id> <ip:port@cport[,hostname]> <flags> <master> <ping> <pong> <epoch> <link> <slot>…}. */
        static Node parse(String line) {
            String[] words = line.split(" ");
            String address = words[1].substring(0, words[1].indexOf('@'));
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            List<String> slots = List.of(words).subList(FIRST_SLOT, words.length);
            return new Node(words[0], port, Set.of(words[2].split(",")), slots);
        }

        boolean isMaster() {
            return flags.contains("master") && !flags.contains("fail");
        }

        boolean isReplica() {
            return flags.contains("slave") && !flags.contains("fail");
        }

        boolean isSettled() {
            return !flags.contains("handshake") && !flags.contains("noaddr");
        }

        boolean owns(int slot) {
            return isMaster() && slots.stream().anyMatch(range -> covers(range, slot));
        }

        private static boolean covers(String range, int slot) {
            if (range.startsWith("[")) {
                return false;
            }
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = Integer.parseInt(range.substring(dash + 1));
            return first <= slot && slot <= last;
        }
    }

    static ClusterView of(RedisServer server) {
        return new ClusterView(String.valueOf(server.command("CLUSTER", "NODES"))
                .lines()
                .map(Node::parse)
                .toList());
    }

    List<Node> masters() {
        return nodes.stream().filter(Node::isMaster).toList();
    }

    List<Node> replicas() {
        return nodes.stream().filter(Node::isReplica).toList();
    }

    boolean knows(int count) {
        return nodes.size() == count && nodes.stream().allMatch(Node::isSettled);
    }
}
