// SPDX-License-Identifier: Apache-2.0
package io.larder.store.local;

import io.larder.spi.Command;
import io.larder.spi.Copier;
import io.larder.spi.Cursor;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.StoreSpec;
import io.larder.spi.Stored;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache in Caffeine. Every command is one atomic operation of Caffeine's; expiry is Caffeine's own,
 * exact to its clock. Keeps what it is given apart from the application's objects with the copier it was opened with.
 */
final class LocalStore<K, V> implements Store<K, V> {

    private final Copier copier;
    private final boolean neverExpires;
    private final Lifetime readLifetime;
    private final Supplier<Contents<K, V>> shelving;

    /** Replaced as a whole by a clear, which so costs the same for any number of entries. */
    private volatile Contents<K, V> contents;

    LocalStore(StoreSpec<K, V> spec) {
        this.copier = spec.copier();
        this.neverExpires = spec.outlook().neverExpires();
        this.readLifetime = spec.outlook().read();
        Shelving<K, V, Held<V>> builder = new Shelving<>(spec, held -> held, held -> held.value);
        HeldExpiry<K, V> expiry = new HeldExpiry<>(readLifetime);
        this.shelving = () -> Contents.of(neverExpires ? builder.empty() : builder.empty(expiry));
        this.contents = shelving.get();
    }

    @Override
    public @Nullable Stored<V> read(K key, Lifetime touch) {
        if (touch == readLifetime || neverExpires) {
            return contents.cache().getIfPresent(key);
        }
        if (touch.isKeep()) {
            return contents.policy().getIfPresentQuietly(key);
        }
        return readTouching(key, touch);
    }

    /** Only a touch that no outlook announced needs a second step; what a writer did in between stands. */
    private @Nullable Stored<V> readTouching(K key, Lifetime touch) {
        Contents<K, V> now = contents;
        Held<V> held = now.policy().getIfPresentQuietly(key);
        if (held != null) {
            touch(now, key, held, touch);
        }
        return held;
    }

    @Override
    public boolean contains(K key) {
        return contents.map().containsKey(key);
    }

    @Override
    public Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        return store(copier.copy(key), held(value, lifetimes), match, lifetimes, wantPrevious);
    }

    /** Copies everything before it stores anything, so that what can not be copied leaves nothing half done. */
    @Override
    public List<Outcome<V>> applyAll(List<? extends Command<K, V>> commands) {
        List<Supplier<Outcome<V>>> prepared =
                commands.stream().map(this::prepared).toList();
        return prepared.stream().map(Supplier::get).toList();
    }

    private Supplier<Outcome<V>> prepared(Command<K, V> command) {
        if (command instanceof Command.Write<K, V> write) {
            K kept = copier.copy(write.key());
            Held<V> held = held(write.value(), write.lifetimes());
            return () -> store(kept, held, write.match(), write.lifetimes(), write.wantPrevious());
        }
        return () -> command.applyTo(this);
    }

    private Outcome<V> store(K kept, Held<V> held, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        if (match instanceof Match.Version version) {
            boolean replaced = contents.map().replace(kept, seen(version.seen()), held);
            return replaced ? Outcome.done() : Outcome.refused();
        }
        return switch ((Match.Presence) match) {
            case ANY -> Outcome.replaced(wanted(contents.map().put(kept, held), wantPrevious));
            case ABSENT -> create(kept, held, lifetimes.created()) ? Outcome.done() : Outcome.refused();
            case PRESENT -> {
                Held<V> previous = contents.map().replace(kept, held);
                yield previous == null ? Outcome.refused() : Outcome.replaced(wanted(previous, wantPrevious));
            }
        };
    }

    /** Where reads touch, Caffeine's plain putIfAbsent takes itself for a read of what it finds; this one never does. */
    private boolean create(K key, Held<V> held, Lifetime created) {
        Contents<K, V> now = contents;
        Held<V> present = neverExpires || readLifetime.isKeep()
                ? now.map().putIfAbsent(key, held)
                : now.policy()
                        .expireVariably()
                        .orElseThrow()
                        .putIfAbsent(key, held, created.toNanos(), TimeUnit.NANOSECONDS);
        return present == null;
    }

    @Override
    public boolean touch(K key, Stored<V> seen, Lifetime lifetime) {
        return touch(contents, key, seen(seen), lifetime);
    }

    private boolean touch(Contents<K, V> now, K key, Held<V> held, Lifetime lifetime) {
        if (held instanceof Expiring<V> expiring) {
            return now.map().replace(key, held, expiring.with(Lifetimes.updating(lifetime)));
        }
        return held.equals(now.policy().getIfPresentQuietly(key));
    }

    @Override
    public Outcome<V> remove(K key, Match match, boolean wantPrevious) {
        if (match instanceof Match.Version version) {
            boolean removed = contents.map().remove(key, seen(version.seen()));
            return removed ? Outcome.done() : Outcome.refused();
        }
        Held<V> previous = contents.map().remove(key);
        return previous == null ? Outcome.refused() : Outcome.replaced(wanted(previous, wantPrevious));
    }

    /** One at a time, so that the observer hears of what was built last, and of nothing else. */
    @Override
    public synchronized void clear() {
        contents = shelving.get();
    }

    @Override
    public Cursor<K, V> scan() {
        return new LocalCursor<>(contents.map().entrySet().iterator(), copier);
    }

    @Override
    public void destroy() {
        clear();
    }

    /** The entries go with the object; Caffeine has no thread of its own. */
    @Override
    public void close() {
        clear();
    }

    private Held<V> held(V value, Lifetimes lifetimes) {
        boolean shared = copier.shares(value);
        if (shared && neverExpires) {
            return new Held<>(value);
        }
        return shared
                ? new Expiring<>(value, lifetimes, Copier.SHARING)
                : new Expiring<>(copier.copy(value), lifetimes, copier);
    }

    private static <V> @Nullable Held<V> wanted(@Nullable Held<V> previous, boolean wantPrevious) {
        return wantPrevious ? previous : null;
    }

    @SuppressWarnings("unchecked") // the engine gives back what this store gave it
    private Held<V> seen(Stored<?> seen) {
        return (Held<V>) seen;
    }
}
