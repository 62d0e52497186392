// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;

import io.larder.codec.KeyName;
import io.larder.spi.Command;
import io.larder.spi.Cursor;
import io.larder.spi.FarStore;
import io.larder.spi.Leases;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Stored;
import io.larder.store.redis.Conversation.Answering;
import io.larder.store.redis.Conversation.Asking;
import io.larder.store.redis.Conversation.Purpose;
import io.larder.store.remote.SealedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The entries of one cache in Redis: each command is one of the server's, and as atomic as that. */
final class RedisStore<K, V> implements FarStore<K, V> {

    private static final Purpose GET = Purpose.reading("get");
    private static final Purpose CONTAINS = Purpose.reading("containsKey");
    private static final Purpose GET_ALL = Purpose.reading("getAll");
    private static final Purpose PUT = Purpose.changing("put");
    private static final Purpose TOUCH = Purpose.reading("touch");
    private static final Purpose REMOVE = Purpose.changing("remove");
    private static final Purpose CHANGE_ALL = Purpose.changing("putAll or removeAll");

    private final RedisCache<K, V> cache;
    private final Conversation conversation;
    private final Envelopes<K, V> envelopes;

    RedisStore(RedisCache<K, V> cache) {
        this.cache = cache;
        this.conversation = cache.conversation();
        this.envelopes = cache.envelopes();
    }

    @Override
    public @Nullable Stored<V> read(K key, Lifetime touch) {
        KeyName name = envelopes.name(key);
        return conversation.<@Nullable Stored<V>>one(
                GET,
                name.text(),
                entry -> Requests.read(entry, touch),
                (entry, reply) -> envelopes.entry(key, name, reply));
    }

    @Override
    public @Nullable V value(K key, Lifetime touch) {
        KeyName name = envelopes.name(key);
        return conversation.<@Nullable V>one(
                GET,
                name.text(),
                entry -> Requests.read(entry, touch),
                (entry, reply) -> envelopes.value(key, name, reply));
    }

    @Override
    public boolean contains(K key) {
        return conversation.one(
                CONTAINS, envelopes.name(key).text(), Requests::contains, (entry, reply) -> Replies.isOne(reply));
    }

    @Override
    public void readAll(Set<? extends K> keys, Lifetime touch, BiConsumer<? super K, ? super Stored<V>> found) {
        Bulk bulk = bulk(keys, envelopes::entry, found);
        if (touch.isKeep()) {
            conversation.read(GET_ALL, bulk.names(), bulk.answering());
        } else {
            askForEach(bulk, entry -> Requests.read(entry, touch));
        }
    }

    /** Makes of a reply what was asked for; null if there is no such thing. */
    @FunctionalInterface
    private interface Opening<K, F> {
        @Nullable
        F open(K key, KeyName name, @Nullable Object reply);
    }

    /**
     * Several entries that are asked about.
     *
     * @param names theirs
     * @param answering what becomes of the reply about each
     */
    private record Bulk(List<String> names, List<Answering<Boolean>> answering) {}

    private <F> Bulk bulk(
            Set<? extends K> keys, Opening<? super K, F> opening, BiConsumer<? super K, ? super F> found) {
        Bulk bulk = new Bulk(new ArrayList<>(keys.size()), new ArrayList<>(keys.size()));
        for (K key : keys) {
            KeyName name = envelopes.name(key);
            bulk.names().add(name.text());
            bulk.answering().add((entry, reply) -> {
                F opened = opening.open(key, name, reply);
                if (opened != null) {
                    found.accept(key, opened);
                }
                return opened != null;
            });
        }
        return bulk;
    }

    private void askForEach(Bulk bulk, Asking asking) {
        conversation.all(GET_ALL, bulk.names(), Collections.nCopies(bulk.names().size(), asking), bulk.answering());
    }

    @Override
    public String mark(K key) {
        return envelopes.name(key).text();
    }

    @Override
    public @Nullable Remaining<V> readRemaining(K key) {
        KeyName name = envelopes.name(key);
        return conversation.<@Nullable Remaining<V>>one(
                GET, name.text(), Requests::readRemaining, (entry, reply) -> envelopes.remaining(key, name, reply));
    }

    @Override
    public void readAllRemaining(Set<? extends K> keys, BiConsumer<? super K, ? super Remaining<V>> found) {
        askForEach(bulk(keys, envelopes::remaining, found), Requests::readRemaining);
    }

    @Override
    public boolean isCurrent(K key, Stored<V> seen) {
        return conversation.one(
                GET,
                mark(key),
                Requests::stamp,
                (entry, reply) -> Arrays.equals(Replies.bytes(reply), Deed.version(seen)));
    }

    @Override
    public Set<K> areCurrent(Map<K, ? extends Stored<V>> seen) {
        Set<K> current = new HashSet<>();
        askForEach(
                bulk(seen.keySet(), (key, name, reply) -> Replies.bytes(reply), (key, stamp) -> {
                    if (Arrays.equals(stamp, Deed.version(requireNonNull(seen.get(key))))) {
                        current.add(key);
                    }
                }),
                Requests::stamp);
        return current;
    }

    @Override
    public boolean isSameWrite(Stored<V> one, Stored<V> other) {
        return Arrays.equals(Deed.version(one), Deed.version(other));
    }

    @Override
    public int bytes(Stored<V> seen) {
        return ((SealedEntry<?, ?>) seen).bytes();
    }

    @Override
    public Telling telling() {
        return cache.changes().telling();
    }

    @Override
    public void watch(Watcher watcher) {
        cache.changes().watch(watcher);
    }

    @Override
    public Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        return carryOut(
                PUT, new Deed.Writing<>(envelopes, new Command.Write<>(key, value, match, lifetimes, wantPrevious)));
    }

    @Override
    public boolean touch(K key, Stored<V> seen, Lifetime lifetime) {
        return carryOut(TOUCH, Deed.of(envelopes, new Command.Touch<>(key, seen, lifetime)))
                .applied();
    }

    @Override
    public Outcome<V> remove(K key, Match match, boolean wantPrevious) {
        return carryOut(REMOVE, new Deed.Removing<>(envelopes, new Command.Remove<>(key, match, wantPrevious)));
    }

    @Override
    public Written<V> writeAndSee(Command.Write<K, V> write) {
        Deed.Writing<K, V> writing = new Deed.Writing<>(envelopes, write);
        Outcome<V> outcome = carryOut(PUT, writing);
        return new Written<>(outcome, outcome.applied() ? writing.written() : null);
    }

    private Outcome<V> carryOut(Purpose purpose, Deed<V> deed) {
        Outcome<V> outcome = conversation.one(purpose, deed.name().text(), deed, deed);
        return finished(purpose, deed, outcome);
    }

    /** Encodes everything before it sends anything, so that what can not be encoded leaves nothing half done. */
    @Override
    public List<Outcome<V>> applyAll(List<? extends Command<K, V>> commands) {
        List<Deed<V>> deeds = new ArrayList<>(commands.size());
        commands.forEach(command -> deeds.add(Deed.of(envelopes, command)));
        List<String> names = deeds.stream().map(deed -> deed.name().text()).toList();
        List<Outcome<V>> outcomes = new ArrayList<>(conversation.all(CHANGE_ALL, names, deeds, deeds));
        for (int i = 0; i < outcomes.size(); i++) {
            outcomes.set(i, finished(CHANGE_ALL, deeds.get(i), outcomes.get(i)));
        }
        return outcomes;
    }

    /** What is refused because of something that nobody can read is done all the same, in place of just that. */
    private Outcome<V> finished(Purpose purpose, Deed<V> deed, Outcome<V> outcome) {
        Deed<V> instead = outcome.applied() ? null : deed.insteadOfUnread();
        return instead == null
                ? outcome
                : conversation.one(purpose, instead.name().text(), instead, instead);
    }

    @Override
    public void clear() {
        conversation.clear("clear", cache.generation()::renew);
    }

    @Override
    public Cursor<K, V> scan() {
        return new RedisCursor<>(cache);
    }

    @Override
    public void destroy() {
        conversation.clear("destroyCache", cache.generation()::retire);
    }

    @Override
    public Leases<K> leases() {
        return cache.leases();
    }

    @Override
    public void close() {
        cache.changes().close();
    }
}
