// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.EntryCodec;
import io.larder.codec.KeyName;
import io.larder.spi.Command;
import io.larder.spi.Cursor;
import io.larder.spi.FarStore;
import io.larder.spi.Leases;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entries of one cache on Memcached servers. */
final class MemcachedStore<K, V> implements FarStore<K, V> {

    private final String cacheName;
    private static final String CHANGE_ALL = "putAll or removeAll";

    private final Surroundings surroundings;
    private final Runnable whenServersChange;
    private final Servers servers;
    private final Generation generation;
    private final Rounds rounds;
    private final Entries<K, V> entries;
    private final EntryCodec<K, V> codec;
    private final Leases<K> leases;

    MemcachedStore(
            String cacheName,
            Surroundings surroundings,
            Entries<K, V> entries,
            EntryCodec<K, V> codec,
            Leases<K> leases) {
        this.cacheName = cacheName;
        this.surroundings = surroundings;
        this.servers = surroundings.servers();
        this.generation = surroundings.generation();
        this.rounds = new Rounds(surroundings);
        this.entries = entries;
        this.codec = codec;
        this.leases = leases;
        this.whenServersChange = generation::owe;
        servers.watch(whenServersChange);
    }

    /**
     * Goes on if every server replies.
     *
     * @throws StoreException if one does not
     */
    void require() {
        run("open", () -> generation.learn(servers.all(), servers.deadline()));
    }

    @Override
    public @Nullable Stored<V> read(K key, Lifetime touch) {
        Reading<K, V> reading = new Reading<>(entries, spot("get", key), touch);
        run("get", List.of(reading));
        return reading.found();
    }

    @Override
    public boolean contains(K key) {
        Finding<K, V> finding = new Finding<>(entries, spot("containsKey", key));
        run("containsKey", List.of(finding));
        return finding.isFound();
    }

    @Override
    public void readAll(Set<? extends K> keys, Lifetime touch, BiConsumer<? super K, ? super Stored<V>> found) {
        items(keys, touch, found::accept);
    }

    private void items(Set<? extends K> keys, Lifetime touch, BiConsumer<K, Item<K, V>> found) {
        List<Reading<K, V>> readings = new ArrayList<>(keys.size());
        for (K key : keys) {
            readings.add(new Reading<>(entries, spot("getAll", key), touch));
        }
        run("getAll", readings);
        for (Reading<K, V> reading : readings) {
            Item<K, V> item = reading.found();
            if (item != null) {
                found.accept(reading.spot().key(), item);
            }
        }
    }

    @Override
    public String mark(K key) {
        return surroundings.place(codec.name(key).text());
    }

    @Override
    public @Nullable Remaining<V> readRemaining(K key) {
        Reading<K, V> reading = new Reading<>(entries, spot("get", key), Lifetime.KEEP);
        run("get", List.of(reading));
        Item<K, V> item = reading.found();
        return item == null ? null : new Remaining<>(item, item.remaining());
    }

    @Override
    public void readAllRemaining(Set<? extends K> keys, BiConsumer<? super K, ? super Remaining<V>> found) {
        items(keys, Lifetime.KEEP, (key, item) -> found.accept(key, new Remaining<>(item, item.remaining())));
    }

    @Override
    public boolean isCurrent(K key, Stored<V> seen) {
        Comparing<K, V> comparing = new Comparing<>(entries, spot("get", key), Entries.item(seen));
        run("get", List.of(comparing));
        return comparing.isCurrent();
    }

    @Override
    public boolean isSameWrite(Stored<V> one, Stored<V> other) {
        return Entries.item(one).isSameWrite(Entries.item(other));
    }

    @Override
    public int bytes(Stored<V> seen) {
        return Entries.item(seen).envelope().length;
    }

    @Override
    public Telling telling() {
        return Telling.NEVER;
    }

    /** There is nothing to tell. */
    @Override
    public void watch(Watcher watcher) {}

    @Override
    public Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        return apply("put", new Command.Write<>(key, value, match, lifetimes, wantPrevious));
    }

    @Override
    public boolean touch(K key, Stored<V> seen, Lifetime lifetime) {
        return apply("touch", new Command.Touch<>(key, seen, lifetime)).applied();
    }

    @Override
    public Outcome<V> remove(K key, Match match, boolean wantPrevious) {
        return apply("remove", new Command.Remove<>(key, match, wantPrevious));
    }

    private Outcome<V> apply(String operation, Command<K, V> command) {
        Errand<K, V> errand = errand(operation, command);
        run(operation, List.of(errand));
        return outcome(errand);
    }

    @Override
    public List<Outcome<V>> applyAll(List<? extends Command<K, V>> commands) {
        List<Errand<K, V>> errands = new ArrayList<>(commands.size());
        for (Command<K, V> command : commands) {
            errands.add(errand(CHANGE_ALL, command));
        }
        run(CHANGE_ALL, errands);
        return errands.stream().map(this::outcome).toList();
    }

    private Errand<K, V> errand(String operation, Command<K, V> command) {
        Spot<K> spot = spot(operation, command.key());
        if (command instanceof Command.Write<K, V> write) {
            return new Writing<>(entries, spot, write);
        }
        if (command instanceof Command.Touch<K, V> touch) {
            return new Touching<>(entries, spot, touch.seen(), touch.lifetime());
        }
        Command.Remove<K, V> remove = (Command.Remove<K, V>) command;
        return new Removing<>(entries, spot, remove.match(), remove.wantPrevious());
    }

    private Outcome<V> outcome(Errand<K, V> errand) {
        if (errand instanceof Change<K, V> change) {
            return change.outcome();
        }
        return errand instanceof Touching<K, V> touching && touching.isApplied() ? Outcome.done() : Outcome.refused();
    }

    private Spot<K> spot(String operation, K key) {
        KeyName name = codec.name(key);
        String place = surroundings.place(name.text());
        return guarded(operation, () -> new Spot<>(key, name, place, servers.of(place)));
    }

    @Override
    public void clear() {
        run("clear", () -> generation.renew(servers.deadline()));
    }

    @Override
    public Cursor<K, V> scan() {
        return guarded("iterate", () -> new Walk<>(surroundings, entries, failure -> failed("iterate", failure)));
    }

    @Override
    public void destroy() {
        run("destroyCache", () -> generation.retire(servers.deadline()));
    }

    @Override
    public Leases<K> leases() {
        return leases;
    }

    /** Connections are the manager's, and what lies on the servers stays there. */
    @Override
    public void close() {
        servers.unwatch(whenServersChange);
    }

    private void run(String operation, List<? extends Errand<K, V>> errands) {
        try {
            rounds.run(errands);
        } catch (ServerFailure failure) {
            throw failure.tooLarge() > 0 ? tooLarge(operation, failure, errands) : failed(operation, failure);
        }
    }

    private void run(String operation, Runnable work) {
        guarded(operation, () -> {
            work.run();
            return operation;
        });
    }

    private <T> T guarded(String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (ServerFailure failure) {
            throw failed(operation, failure);
        }
    }

    private StoreException failed(String operation, ServerFailure failure) {
        return Failures.of(cacheName, operation, servers, failure);
    }

    /** What it was to replace goes at once: other JVMs would still read it. */
    private StoreException tooLarge(String operation, ServerFailure failure, List<? extends Errand<K, V>> errands) {
        List<Removing<K, V>> removals = errands.stream()
                .filter(errand -> !errand.isDone() && errand.leavesDoubt())
                .map(errand -> new Removing<>(entries, errand.spot(), Match.ANY, false))
                .toList();
        try {
            rounds.run(removals);
        } catch (ServerFailure next) {
            failure.addSuppressed(next);
        }
        return new StoreException(
                cacheName,
                operation,
                servers.toString(),
                failure.server() + ": a value takes " + failure.tooLarge() + " bytes, "
                        + surroundings.itemLimit().exceeded(failure.server(), failure.tooLarge()),
                failure);
    }
}
