// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.store.memcached.Servers.Reached;
import io.larder.store.remote.Doubts;
import io.larder.store.remote.Doubts.Doubted;
import io.larder.store.remote.EntryNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes errands to their end, all of them step by step together: one round trip for each step, however many errands and
 * servers there are. Along with each step goes the question whether the generation is still the one that the names were
 * made with, and the removal of what is in doubt. Safe for use by several threads.
 */
final class Rounds {

    /** So many bytes, or requests, go to one server at once; the rest waits for the next round. */
    private static final int MOST_BYTES = 8 << 20;

    private static final int MOST_REQUESTS = 20_000;

    private final Surroundings surroundings;
    private final Servers servers;
    private final EntryNames names;
    private final Generation generation;
    private final Doubts doubts;

    /** For each server, how many of its connections had been given up when the generation there was last doubted for that. */
    private final Map<Server, Integer> heeded = new ConcurrentHashMap<>();

    Rounds(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.servers = surroundings.servers();
        this.names = surroundings.names();
        this.generation = surroundings.generation();
        this.doubts = surroundings.doubts();
    }

    /**
     * Returns when all errands are done. The time-out holds for one errand, and for each round of many.
     *
     * @throws ServerFailure if one of them can not be done
     */
    <K> void run(List<? extends Errand<K, ?>> errands) {
        boolean complete = false;
        try {
            complete(errands);
            complete = true;
        } finally {
            if (!complete) {
                errands.stream()
                        .filter(errand -> !errand.isDone() && errand.leavesDoubt())
                        .forEach(errand -> doubts.add(errand.spot().place()));
            }
        }
    }

    private <K> void complete(List<? extends Errand<K, ?>> errands) {
        Deadline deadline = servers.deadline();
        int choice = errands.size() == 1 ? errands.get(0).spot().place().hashCode() : 0;
        List<? extends Errand<K, ?>> open = pending(errands);
        while (!open.isEmpty()) {
            round(open, choice, deadline);
            List<? extends Errand<K, ?>> left = pending(open);
            if (errands.size() > 1 && left.size() < open.size()) {
                deadline = servers.deadline();
            } else if (!left.isEmpty() && deadline.nanosLeft() == 0) {
                throw new ServerFailure(
                        left.get(0).spot().server(),
                        "others changed the entry all the time, until the time was over",
                        new TimeoutException("Others changed the entry"));
            }
            open = left;
        }
    }

    private static <E extends Errand<?, ?>> List<E> pending(List<E> errands) {
        List<E> pending = new ArrayList<>(errands.size());
        for (E errand : errands) {
            if (!errand.isDone()) {
                pending.add(errand);
            }
        }
        return pending;
    }

    private <K> void round(List<? extends Errand<K, ?>> errands, int choice, Deadline deadline) {
        learn(errands, deadline);
        Reached reached = servers.reach(servers(errands), choice, deadline);
        // Not before it is connected: another connection than the doubt came up on settles nothing.
        Doubted doubted = doubted(errands);
        Map<Server, Load<K>> loads = new LinkedHashMap<>();
        reached.connections().forEach((server, connection) -> {
            String guess = generation.guess(server);
            if (guess != null) {
                loads.put(server, new Load<>(server, guess, connection.epoch()));
            }
        });
        for (Errand<K, ?> errand : errands) {
            Server server = errand.spot().server();
            Load<K> load = loads.get(server);
            if (load != null) {
                load.add(errand, doubted);
            }
        }
        Map<Server, List<Request>> requests = new LinkedHashMap<>();
        loads.forEach((server, load) -> requests.put(server, load.requests));
        ServerFailure failure = null;
        try {
            servers.exchange(reached, requests, deadline);
        } catch (ServerFailure e) {
            failure = e;
        }
        for (Load<K> load : loads.values()) {
            failure = load.deliver(failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private <K> void learn(List<? extends Errand<K, ?>> errands, Deadline deadline) {
        List<Server> unknown = new ArrayList<>();
        for (Server server : servers(errands)) {
            if (generation.guess(server) == null) {
                unknown.add(server);
            }
        }
        if (!unknown.isEmpty()) {
            generation.learn(unknown, deadline);
        }
    }

    private static <K> Set<Server> servers(List<? extends Errand<K, ?>> errands) {
        return errands.size() == 1
                ? Set.of(errands.get(0).spot().server())
                : errands.stream().map(errand -> errand.spot().server()).collect(Collectors.toSet());
    }

    private <K> Doubted doubted(List<? extends Errand<K, ?>> errands) {
        if (!doubts.any()) {
            return new Doubted(Map.of(), null);
        }
        Doubted found = doubts.among(
                errands.stream().map(errand -> errand.spot().place()).toList());
        surroundings.settleEverything(found);
        servers(errands).forEach(this::heed);
        return found;
    }

    /**
     * What is in doubt and was sent on a connection that was given up may be carried out after whatever follows on
     * another. Under a new generation that does not matter.
     */
    private void heed(Server server) {
        int abandoned = server.abandoned();
        if (abandoned != heeded.getOrDefault(server, 0)) {
            generation.owe(server);
            heeded.put(server, abandoned);
        }
    }

    /** What goes to one server in one round. */
    private final class Load<K> {

        private final Server server;
        private final String generation;
        private final long epoch;
        private final Request check;
        private final List<Request> requests = new ArrayList<>();
        private final List<Part<K>> parts = new ArrayList<>();
        private final Map<String, Object> settling = new LinkedHashMap<>();
        private int bytes;

        Load(Server server, String generation, long epoch) {
            this.server = server;
            this.generation = generation;
            this.epoch = epoch;
            this.check = Rounds.this.generation.ask();
            requests.add(check);
        }

        void add(Errand<K, ?> errand, Doubted doubted) {
            if (bytes > MOST_BYTES || requests.size() > MOST_REQUESTS) {
                return;
            }
            String name = names.entries(generation) + errand.spot().name().text();
            Object doubt = doubted.entries().get(errand.spot().place());
            if (doubt != null && settling.put(errand.spot().place(), doubt) == null) {
                requests.add(Request.delete(name));
            }
            List<Request> asked = errand.ask(name, epoch);
            for (Request request : asked) {
                if (surroundings.itemLimit().allows(request)) {
                    requests.add(request);
                    bytes += request.length();
                } else {
                    request.answered(Reply.NOT_SENT);
                }
            }
            parts.add(new Part<>(errand, asked));
        }

        /** Hands the replies out; gives the first failure there was. */
        @Nullable
        ServerFailure deliver(@Nullable ServerFailure before) {
            if (!check.isAnswered()) {
                return before;
            }
            if (!Rounds.this.generation.confirms(server, generation, check.reply())) {
                parts.forEach(part -> part.errand().restart());
                return before;
            }
            doubts.settle(new Doubted(settling, null));
            ServerFailure failure = before;
            for (Part<K> part : parts) {
                try {
                    for (Request request : part.asked()) {
                        ServerFailure.check(server, request);
                    }
                    part.errand().take(part.asked(), epoch);
                } catch (ServerFailure e) {
                    failure = failure == null ? e : failure;
                }
            }
            return failure;
        }
    }

    private record Part<K>(Errand<K, ?> errand, List<Request> asked) {}
}
