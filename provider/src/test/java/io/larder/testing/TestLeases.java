// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import io.larder.spi.Lease;
import io.larder.spi.Leases;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Leases as a server would keep them, in the memory of a test that sees and spoils what it likes.
 *
 * @param <K> the type of the keys
 */
public final class TestLeases<K> implements Leases<K> {

    private final Map<K, Token<K>> owners = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Consumer<Collection<? extends K>> before = keys -> {};

    @Override
    public Lease<K> tryAcquire(Collection<? extends K> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Nobody asks for no lease");
        }
        asked.incrementAndGet();
        before.accept(keys);
        Token<K> token = new Token<>(owners, new LinkedHashSet<>());
        for (K key : keys) {
            if (owners.putIfAbsent(key, token) == null) {
                token.got.add(key);
            }
        }
        refused.addAndGet(keys.size() - token.got.size());
        return token;
    }

    /** What happens in the server, or to it, before each request; what it throws is the request's failure. */
    public void before(Consumer<Collection<? extends K>> deed) {
        before = deed;
    }

    /** The keys that somebody holds. */
    public Set<K> held() {
        return Set.copyOf(owners.keySet());
    }

    /** How many requests there were. */
    public int asked() {
        return asked.get();
    }

    /** How many keys were asked for in vain. */
    public int refused() {
        return refused.get();
    }

    /** The lease of a key is over, although its holder does not know. */
    public void expire(K key) {
        owners.remove(key);
    }

    private record Token<K>(Map<K, Token<K>> owners, Set<K> got) implements Lease<K> {

        @Override
        public Set<K> keys() {
            return Set.copyOf(got);
        }

        @Override
        public void close() {
            got.forEach(key -> owners.computeIfPresent(key, (held, owner) -> owner == this ? null : owner));
        }
    }
}
