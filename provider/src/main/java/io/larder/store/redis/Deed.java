// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.codec.KeyName;
import io.larder.spi.Command;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Stored;
import io.larder.store.redis.Conversation.Answering;
import io.larder.store.redis.Conversation.Asking;
import io.larder.store.remote.SealedEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of one entry: what is asked of the server, and what its reply means. What had to be encoded has been. */
sealed interface Deed<V> extends Asking, Answering<Outcome<V>> {

    KeyName name();

    /** What to do instead when this was refused, because of something that lies there and counts as absent; null if it was not. */
    default @Nullable Deed<V> insteadOfUnread() {
        return null;
    }

    static <K, V> Deed<V> of(Envelopes<K, V> envelopes, Command<K, V> command) {
        if (command instanceof Command.Write<K, V> write) {
            return new Writing<>(envelopes, write);
        }
        if (command instanceof Command.Touch<K, V> touch) {
            return new Touching<>(envelopes.name(touch.key()), version(touch.seen()), touch.lifetime());
        }
        return new Removing<>(envelopes, (Command.Remove<K, V>) command);
    }

    /** The stamp of an entry that was read. */
    static byte[] version(Stored<?> seen) {
        return ((SealedEntry<?, ?>) seen).version().bytes();
    }

    private static <V> Outcome<V> outcome(@Nullable Object reply) {
        return Replies.isOne(reply) ? Outcome.done() : Outcome.refused();
    }

    /** See {@link Command.Write}. */
    final class Writing<K, V> implements Deed<V> {

        private final Envelopes<K, V> envelopes;
        private final Command.Write<K, V> write;
        private final KeyName name;
        private final byte[] envelope;

        Writing(Envelopes<K, V> envelopes, Command.Write<K, V> write) {
            this.envelopes = envelopes;
            this.write = write;
            this.name = envelopes.name(write.key());
            this.envelope = envelopes.sealed(write.key(), name, write.value());
        }

        @Override
        public KeyName name() {
            return name;
        }

        @Override
        public Call about(byte[] entry) {
            Lifetimes lifetimes = write.lifetimes();
            return write.match() instanceof Match.Version version
                    ? Requests.replace(entry, version(version.seen()), envelope, lifetimes.updated())
                    : Requests.write(entry, envelope, presence(), lifetimes, write.wantPrevious());
        }

        private Match.Presence presence() {
            return (Match.Presence) write.match();
        }

        @Override
        public Outcome<V> answer(byte[] entry, @Nullable Object reply) {
            if (write.match() instanceof Match.Version version) {
                boolean replaced = Replies.isOne(reply);
                return replaced && write.wantPrevious() ? Outcome.replaced(seen(version)) : outcome(reply);
            }
            return switch (presence()) {
                case ABSENT -> reply == null ? Outcome.refused() : Outcome.done();
                case PRESENT -> reply == null ? Outcome.refused() : replaced(reply);
                case ANY -> replaced(reply instanceof List<?> both ? both.get(0) : reply);
            };
        }

        private Outcome<V> replaced(@Nullable Object previous) {
            return write.wantPrevious()
                    ? Outcome.replaced(envelopes.entry(write.key(), name, previous))
                    : Outcome.done();
        }

        @SuppressWarnings("unchecked") // the engine gives back what this store gave it
        private Stored<V> seen(Match.Version version) {
            return (Stored<V>) version.seen();
        }

        /** What it stores, as a read of it sees that; null if it could not be read. */
        @Nullable
        Stored<V> written() {
            return envelopes.entry(write.key(), name, envelope);
        }

        @Override
        public @Nullable Deed<V> insteadOfUnread() {
            byte[] stamp = write.match() == Match.ABSENT ? envelopes.unreadStamp(name) : null;
            if (stamp == null) {
                return null;
            }
            envelopes.forgetUnread(name);
            return new Replacing<>(name, stamp, envelope, write.lifetimes().created());
        }
    }

    /** Takes the place of what can not be read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Replacing<V>(KeyName name, byte[] stamp, byte[] envelope, Lifetime created) implements Deed<V> {

        @Override
        public Call about(byte[] entry) {
            return Requests.replace(entry, stamp, envelope, created);
        }

        @Override
        public Outcome<V> answer(byte[] entry, @Nullable Object reply) {
            return outcome(reply);
        }
    }

    /** See {@link Command.Touch}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Touching<V>(KeyName name, byte[] version, Lifetime lifetime) implements Deed<V> {

        @Override
        public Call about(byte[] entry) {
            return Requests.touch(entry, version, lifetime);
        }

        @Override
        public Outcome<V> answer(byte[] entry, @Nullable Object reply) {
            return outcome(reply);
        }
    }

    /** See {@link Command.Remove}. */
    final class Removing<K, V> implements Deed<V> {

        private final Envelopes<K, V> envelopes;
        private final Command.Remove<K, V> remove;
        private final KeyName name;

        Removing(Envelopes<K, V> envelopes, Command.Remove<K, V> remove) {
            this.envelopes = envelopes;
            this.remove = remove;
            this.name = envelopes.name(remove.key());
        }

        @Override
        public KeyName name() {
            return name;
        }

        @Override
        public Call about(byte[] entry) {
            return remove.match() instanceof Match.Version version
                    ? Requests.removeVersion(entry, version(version.seen()))
                    : Requests.remove(entry, remove.wantPrevious());
        }

        @Override
        public Outcome<V> answer(byte[] entry, @Nullable Object reply) {
            if (remove.match() instanceof Match.Version || !remove.wantPrevious()) {
                return outcome(reply);
            }
            Stored<V> removed = envelopes.entry(remove.key(), name, reply);
            return removed == null ? Outcome.refused() : Outcome.replaced(removed);
        }
    }
}
