// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.codec.OpenedEntry;
import io.larder.spi.Cursor;
import io.larder.spi.Stored;
import io.larder.store.memcached.Servers.Reached;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks over the servers one after the other: lists the names of the cache's entries there and reads them by the hundred. */
final class Walk<K, V> implements Cursor<K, V> {

    private static final int AT_ONCE = 100;

    private final Surroundings surroundings;
    private final Entries<K, V> entries;
    private final Function<ServerFailure, RuntimeException> failing;

    private final Iterator<Server> servers;
    private final Deque<Found<K, V>> read = new ArrayDeque<>();
    private Iterator<String> names = List.<String>of().iterator();
    private @Nullable Server server;
    private String generation = "";
    private @Nullable Found<K, V> present;

    private record Found<K, V>(K key, Item<K, V> item) {}

    /**
     * Begins before the first entry.
     *
     * @param failing makes a failure known to the caller of the cache
     */
    Walk(Surroundings surroundings, Entries<K, V> entries, Function<ServerFailure, RuntimeException> failing) {
        this.surroundings = surroundings;
        this.entries = entries;
        this.failing = failing;
        this.servers = surroundings.servers().all().iterator();
    }

    @Override
    public boolean advance() {
        try {
            while (read.isEmpty() && (names.hasNext() || nextServer())) {
                readSome();
            }
        } catch (ServerFailure failure) {
            throw failing.apply(failure);
        }
        present = read.poll();
        return present != null;
    }

    @Override
    public K key() {
        return standing().key();
    }

    @Override
    public Stored<V> stored() {
        return standing().item();
    }

    private Found<K, V> standing() {
        return requireNonNull(present, "The cursor stands on no entry: advance() first");
    }

    private boolean nextServer() {
        if (!servers.hasNext()) {
            return false;
        }
        Server next = servers.next();
        server = next;
        generation = surroundings.generation(next);
        names = Dump.names(
                        next,
                        surroundings.names().entries(generation),
                        surroundings.servers().timeout())
                .iterator();
        return true;
    }

    private void readSome() {
        Server there = requireNonNull(server, "No server yet");
        int beginning = surroundings.names().entries(generation).length();
        List<String> texts = new ArrayList<>(AT_ONCE);
        while (names.hasNext() && texts.size() < AT_ONCE) {
            String text = names.next().substring(beginning);
            // What lies where the ring no longer looks is nobody's.
            if (surroundings.servers().of(surroundings.place(text)) == there) {
                texts.add(text);
            }
        }
        Set<String> doubted = surroundings.doubted(texts);
        texts.removeIf(text -> doubted.contains(surroundings.place(text)));
        if (!texts.isEmpty()) {
            read(there, texts);
        }
    }

    private void read(Server there, List<String> texts) {
        List<Request> requests = new ArrayList<>(texts.size() + 1);
        requests.add(surroundings.generation().ask());
        for (String text : texts) {
            requests.add(entries.read(name(text)));
        }
        Servers all = surroundings.servers();
        Deadline deadline = all.deadline();
        Reached reached = all.reach(Set.of(there), 0, deadline);
        all.exchange(reached, Map.of(there, requests), deadline);
        long epoch = requireNonNull(reached.connections().get(there), "It has replied")
                .epoch();
        if (!surroundings
                .generation()
                .confirms(there, generation, requests.get(0).reply())) {
            // Cleared in between: all that was listed here has gone.
            names = List.<String>of().iterator();
            return;
        }
        for (int i = 0; i < texts.size(); i++) {
            Request answered = requests.get(i + 1);
            ServerFailure.check(there, answered);
            Found<K, V> found = found(texts.get(i), answered.reply(), there, epoch);
            if (found != null) {
                read.add(found);
            }
        }
    }

    private @Nullable Found<K, V> found(String text, Reply reply, Server there, long epoch) {
        byte[] envelope = reply.data();
        if (envelope == null) {
            return null;
        }
        OpenedEntry<K, V> opened = entries.opened(text, surroundings.place(text), envelope);
        if (opened == null) {
            return null;
        }
        Item<K, V> item = entries.item(opened, surroundings.place(text), reply, there, epoch);
        return item.isLive(item.at()) ? new Found<>(opened.key(), item) : null;
    }

    private String name(String text) {
        return surroundings.names().entries(generation) + text;
    }
}
