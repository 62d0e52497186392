// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.codec.EntryCodec;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import java.nio.charset.StandardCharsets;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** The commands that what is asked of a store comes to: one for each, wherever Redis has one. */
final class Requests {

    /** More than that, and the server's sum of now and then overflows: 285 million years. */
    private static final long LONGEST = 9_000_000_000_000_000_000L;

    private static final byte[] PX = ascii("PX");
    private static final byte[] NX = ascii("NX");
    private static final byte[] XX = ascii("XX");
    private static final byte[] GET = ascii("GET");
    private static final byte[] KEEPTTL = ascii("KEEPTTL");
    private static final byte[] PERSIST = ascii("PERSIST");

    private Requests() {}

    /** Replies the envelope, or nil. */
    static Call read(byte[] entry, Lifetime touch) {
        if (touch.isKeep()) {
            return Call.reading(entry, new CommandArguments(Command.GET).add(entry));
        }
        CommandArguments read = new CommandArguments(Command.GETEX).add(entry);
        return Call.repeatable(
                entry, touch.isEternal() ? read.add(PERSIST) : read.add(PX).add(millis(touch)));
    }

    /** Replies a list: the remaining lifetime in milliseconds, -1 if it has no end; and the envelope, or nil. */
    static Call readRemaining(byte[] entry) {
        return Call.both(
                entry, new CommandArguments(Command.PTTL).add(entry), new CommandArguments(Command.GET).add(entry));
    }

    /** Replies the stamp of what lies there, cut short where that is; empty if nothing does. */
    static Call stamp(byte[] entry) {
        return Call.reading(
                entry,
                new CommandArguments(Command.GETRANGE)
                        .add(entry)
                        .add(EntryCodec.VERSION_OFFSET)
                        .add(EntryCodec.VERSION_OFFSET + EntryCodec.VERSION_LENGTH - 1));
    }

    /** Replies a list of envelopes and nils. What is none of Larder's counts as nil. */
    static Call read(List<byte[]> entries) {
        CommandArguments read = new CommandArguments(Command.MGET);
        entries.forEach(read::add);
        return Call.reading(entries.get(0), read);
    }

    /** Replies 1 or 0. */
    static Call contains(byte[] entry) {
        return Call.reading(entry, new CommandArguments(Command.EXISTS).add(entry));
    }

    /**
     * Replies OK or nil; if the previous entry is wanted, its envelope or nil; if the lifetimes differ, both in a list,
     * that of the update first.
     */
    static Call write(byte[] entry, byte[] envelope, Match.Presence match, Lifetimes lifetimes, boolean wantPrevious) {
        Lifetime created = lifetimes.created();
        Lifetime updated = lifetimes.updated();
        CommandArguments create = living(set(entry, envelope), created);
        CommandArguments update = living(set(entry, envelope), updated);
        if (wantPrevious) {
            update.add(GET);
        }
        return switch (match) {
            case ABSENT -> Call.once(entry, create.add(NX));
            case PRESENT -> Call.once(entry, update.add(XX));
            case ANY ->
                updated.equals(created) ? Call.once(entry, update) : Call.either(entry, update.add(XX), create.add(NX));
        };
    }

    /** Replaces the entry if it bears this version. Replies 1 or 0. */
    static Call replace(byte[] entry, byte[] version, byte[] envelope, Lifetime updated) {
        return Call.once(
                entry, living(Scripts.compare(entry, version, Command.SET).add(envelope), updated));
    }

    /** Starts the lifetime anew if the entry bears this version. Replies 1 or 0. */
    static Call touch(byte[] entry, byte[] version, Lifetime lifetime) {
        return Call.repeatable(
                entry,
                lifetime.isEternal()
                        ? Scripts.compare(entry, version, Command.PERSIST)
                        : Scripts.compare(entry, version, Command.PEXPIRE).add(millis(lifetime)));
    }

    /** Removes the entry if it bears this version. Replies 1 or 0. */
    static Call removeVersion(byte[] entry, byte[] version) {
        return Call.once(entry, Scripts.compare(entry, version, Command.UNLINK));
    }

    /** Replies 1 or 0; if the previous entry is wanted, its envelope or nil. */
    static Call remove(byte[] entry, boolean wantPrevious) {
        return Call.once(entry, new CommandArguments(wantPrevious ? Command.GETDEL : Command.UNLINK).add(entry));
    }

    /** Removes whatever lies there. */
    static Call discard(byte[] entry) {
        return Call.repeatable(entry, new CommandArguments(Command.UNLINK).add(entry));
    }

    static long millis(Lifetime lifetime) {
        return Math.min(LONGEST, lifetime.toMillis());
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static CommandArguments set(byte[] entry, byte[] envelope) {
        return new CommandArguments(Command.SET).add(entry).add(envelope);
    }

    private static CommandArguments living(CommandArguments set, Lifetime lifetime) {
        if (lifetime.isKeep()) {
            return set.add(KEEPTTL);
        }
        return lifetime.isEternal() ? set : set.add(PX).add(millis(lifetime));
    }
}
