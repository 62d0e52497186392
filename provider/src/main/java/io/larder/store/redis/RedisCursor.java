// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.spi.Cursor;
import io.larder.spi.Stored;
import io.larder.store.redis.Conversation.Answering;
import io.larder.store.redis.Conversation.Purpose;
import io.larder.store.redis.Envelopes.Found;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the entries of a cache: server by server, and on each of them in the order of its own. Keeps the names of
 * what it has come across, since servers name an entry twice when they rearrange their tables.
 */
final class RedisCursor<K, V> implements Cursor<K, V> {

    private static final Purpose ITERATE = Purpose.reading("iterate");

    private final RedisCache<K, V> cache;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Scan> scans = new ArrayDeque<>();
    private final Deque<Found<K, V>> batch = new ArrayDeque<>();
    private @Nullable Found<K, V> current;

    RedisCursor(RedisCache<K, V> cache) {
        this.cache = cache;
        String generation = cache.conversation().beginWalk();
        String beginning = cache.names().entries(generation);
        cache.conversation()
                .run(
                        "iterate",
                        deadline -> cache.servers()
                                .masters(deadline)
                                .forEach(pool -> scans.add(new Scan(cache.servers(), pool, beginning))));
    }

    @Override
    public boolean advance() {
        while (batch.isEmpty() && !scans.isEmpty()) {
            cache.conversation().run("iterate", deadline -> {
                Scan scan = scans.element();
                List<String> names = new ArrayList<>();
                for (String entry : scan.step(deadline)) {
                    if (cache.names().isEntry(entry) && seen.add(entry)) {
                        names.add(cache.names().keyOf(entry));
                    }
                }
                if (scan.hasEnded()) {
                    scans.remove();
                }
                read(names);
            });
        }
        current = batch.poll();
        return current != null;
    }

    private void read(List<String> names) {
        List<Answering<Boolean>> answering = new ArrayList<>(names.size());
        for (String name : names) {
            answering.add((entry, reply) -> {
                byte[] envelope = Replies.bytes(reply);
                Found<K, V> found = envelope == null ? null : cache.envelopes().found(name, envelope);
                return found != null && batch.add(found);
            });
        }
        cache.conversation().read(ITERATE, names, answering);
    }

    @Override
    public K key() {
        return found().key();
    }

    @Override
    public Stored<V> stored() {
        return found().entry();
    }

    private Found<K, V> found() {
        if (current == null) {
            throw new NoSuchElementException("The walk stands on no entry");
        }
        return current;
    }
}
