// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;

import io.larder.store.remote.EntryNames;
import io.larder.testing.Await;
import io.larder.testing.servers.RedisCluster;
import io.larder.testing.servers.RedisServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A slot of a Cluster on its way from one master to another, as {@code redis-cli --cluster reshard} takes it. */
record Move(RedisCluster cluster, int slot, RedisServer from, RedisServer to) {

    private static final String KEYS_AT_A_TIME = "10";

    /** Moves of that many slots with entries of a cache, and of the one with its generation. */
    static List<Move> ofSlotsWithEntries(RedisCluster cluster, String prefix, String cache, int slots) {
        Map<Integer, Move> moves = new LinkedHashMap<>();
        Stream<String> entries =
                cluster.masters().stream().flatMap(master -> new Shelf(master, prefix).entries(cache).stream());
        Stream.concat(Stream.of(new EntryNames(prefix, cache).generation()), entries)
                .map(name -> of(cluster, name))
                .forEach(move -> moves.putIfAbsent(move.slot(), move));
        return moves.values().stream().limit(slots + 1L).toList();
    }

    private static Move of(RedisCluster cluster, String name) {
        RedisServer from = cluster.ownerOf(name);
        List<RedisServer> masters = cluster.masters();
        RedisServer to = masters.get((masters.indexOf(from) + 1) % masters.size());
        return new Move(
                cluster, ((Long) requireNonNull(from.command("CLUSTER", "KEYSLOT", name))).intValue(), from, to);
    }

    Move back() {
        return new Move(cluster, slot, to, from);
    }

    /**
     * Moves the slot.
     *
     * @param halfWay waits while some of its keys are here and some there
     */
    void carryOut(Runnable halfWay) {
        String number = Integer.toString(slot);
        to.command("CLUSTER", "SETSLOT", number, "IMPORTING", id(from));
        from.command("CLUSTER", "SETSLOT", number, "MIGRATING", id(to));
        halfWay.run();
        for (List<?> keys = keys(number); !keys.isEmpty(); keys = keys(number)) {
            for (Object key : keys) {
                from.command("MIGRATE", "127.0.0.1", Integer.toString(to.port()), String.valueOf(key), "0", "5000");
            }
            halfWay.run();
        }
        to.command("CLUSTER", "SETSLOT", number, "NODE", id(to));
        from.command("CLUSTER", "SETSLOT", number, "NODE", id(to));
        cluster.masters().forEach(master -> master.command("CLUSTER", "SETSLOT", number, "NODE", id(to)));
    }

    /** Returns when every node has heard of it: one that becomes a master before would not serve the slot. */
    void awaitHeard() {
        String name = id(to);
        for (RedisServer node : cluster.nodes()) {
            if (node.isRunning()) {
                Await.until("word of slot " + slot, () -> owner(node).equals(name));
            }
        }
    }

    private String owner(RedisServer node) {
        List<?> ranges = (List<?>) requireNonNull(node.command("CLUSTER", "SLOTS"));
        for (Object range : ranges) {
            List<?> words = (List<?>) range;
            if ((Long) words.get(0) <= slot && slot <= (Long) words.get(1)) {
                return String.valueOf(((List<?>) words.get(2)).get(2));
            }
        }
        return "nobody";
    }

    private List<?> keys(String number) {
        return (List<?>) requireNonNull(from.command("CLUSTER", "GETKEYSINSLOT", number, KEYS_AT_A_TIME));
    }

    private static String id(RedisServer server) {
        return String.valueOf(server.command("CLUSTER", "MYID"));
    }
}
