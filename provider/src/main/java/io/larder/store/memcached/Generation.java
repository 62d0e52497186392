// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.EntryCodec;
import io.larder.store.remote.EntryNames;
import io.larder.store.remote.Generations;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The current generation of one cache, on each server its own: so it is read in one trip with whatever lies there, and a
 * server that is lost takes no other's entries with it. What this JVM knows is a guess, which each exchange confirms or
 * corrects. Safe for use by several threads.
 */
final class Generation {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16}");
    private static final int MOST_BYTES = 64;

    /** How long the generation of a destroyed cache is kept for those who still use it: a day. */
    private static final Ending FAREWELL = new Ending(86_400, 0, EntryCodec.NO_DEADLINE);

    private final Servers servers;
    private final String name;
    private final Map<Server, String> known = new ConcurrentHashMap<>();

    /** Where it has yet to be replaced before anything is believed: a clear failed there. */
    private final Map<Server, Object> owed = new ConcurrentHashMap<>();

    Generation(Servers servers, EntryNames names) {
        this.servers = servers;
        this.name = names.generation();
    }

    /** Asks whether the guess is right. */
    Request ask() {
        return Request.value(name, MOST_BYTES);
    }

    /** The guess; null if there is none. */
    @Nullable
    String guess(Server server) {
        return owed.containsKey(server) ? null : known.get(server);
    }

    /** Whether the reply to {@link #ask} is the guess that was used; if not, there is a better one from now on. */
    boolean confirms(Server server, String used, Reply reply) {
        String read = text(reply);
        if (used.equals(read)) {
            return true;
        }
        // Only over what was used: what somebody else has learned meanwhile may be newer.
        if (read == null) {
            known.remove(server, used);
        } else {
            known.replace(server, used, read);
        }
        return false;
    }

    /**
     * Finds out where there is no guess; where there is no generation any more, draws one.
     *
     * @throws ServerFailure if one of them does not reply
     */
    void learn(Collection<Server> unknown, Deadline deadline) {
        Map<Server, Object> debts = new HashMap<>(owed);
        Map<Server, List<Request>> requests = new LinkedHashMap<>();
        for (Server server : unknown) {
            if (guess(server) != null) {
                continue;
            }
            Request.Verb verb = debts.containsKey(server) ? Request.Verb.SET : Request.Verb.ADD;
            requests.put(
                    server,
                    List.of(store(verb, Ending.NEVER, Generations.fresh()), Request.valueForGood(name, MOST_BYTES)));
        }
        servers.exchange(requests, 0, deadline);
        requests.forEach((server, sent) -> {
            learned(server, sent.get(0), sent.get(1), deadline);
            if (sent.get(0).reply().isStored()) {
                settle(server, debts.get(server));
            }
        });
    }

    /** What has come to be owed since stays so. */
    private void settle(Server server, @Nullable Object debt) {
        if (debt != null) {
            owed.remove(server, debt);
        }
    }

    private void learned(Server server, Request drawn, Request asked, Deadline deadline) {
        ServerFailure.check(server, drawn);
        String read = text(asked.reply());
        if (read == null && asked.reply().isHit()) {
            // Somebody put there what is no generation.
            servers.exchange(
                    Map.of(server, List.of(store(Request.Verb.SET, Ending.NEVER, Generations.fresh()))), 0, deadline);
        }
        if (read != null) {
            known.put(server, read);
        }
    }

    /** Another one takes its place everywhere, and all entries are out of reach. */
    void renew(Deadline deadline) {
        replace(Ending.NEVER, deadline);
    }

    /** As {@link #renew}; and if nobody uses the cache any more, nothing of it is left in a day. */
    void retire(Deadline deadline) {
        replace(FAREWELL, deadline);
    }

    /** It is to be replaced on this server before anything there is believed. */
    void owe(Server server) {
        owed.put(server, new Object());
        known.remove(server);
    }

    /** It is to be replaced everywhere before anything is believed. */
    void owe() {
        List<Server> all = servers.all();
        all.forEach(server -> owed.put(server, new Object()));
        owed.keySet().retainAll(all);
        known.clear();
    }

    private void replace(Ending ending, Deadline deadline) {
        String fresh = Generations.fresh();
        Map<Server, List<Request>> requests = new LinkedHashMap<>();
        for (Server server : servers.all()) {
            requests.put(server, List.of(store(Request.Verb.SET, ending, fresh)));
        }
        Object debt = new Object();
        requests.keySet().forEach(server -> owed.put(server, debt));
        known.keySet().removeAll(requests.keySet());
        try {
            servers.exchange(requests, 0, deadline);
        } finally {
            requests.forEach((server, sent) -> {
                if (sent.get(0).isAnswered() && sent.get(0).reply().isStored()) {
                    known.put(server, fresh);
                    settle(server, debt);
                }
            });
        }
        requests.forEach((server, sent) -> ServerFailure.check(server, sent.get(0)));
    }

    private Request store(Request.Verb verb, Ending ending, String generation) {
        return Request.store(verb, name, ending, generation.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static @Nullable String text(Reply reply) {
        byte[] data = reply.data();
        if (data == null) {
            return null;
        }
        String text = new String(data, StandardCharsets.ISO_8859_1);
        return FORM.matcher(text).matches() ? text : null;
    }
}
