// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.redis.GenerationValue.State;
import io.larder.store.remote.EntryNames;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * The current generation of one cache, as far as this JVM knows. While the server tells of every change it is believed;
 * else each call asks for it as well. Safe for use by several threads.
 */
final class Generation {

    /** How long the generation of a destroyed cache is kept for those who still use it: a day, in milliseconds. */
    private static final long FAREWELL = 86_400_000;

    /** What takes longer than that has been lost, and trust with it. */
    private static final long ECHO_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Servers servers;
    private final BooleanSupplier pushed;
    private final Announcements announcements;
    private final byte[] key;
    private final Runnable sweeping;

    private volatile @Nullable Known known;
    private volatile boolean hadOne;

    /** How often it may have changed; what was asked before the last of these is out of date. */
    private long changes;

    /** How often the server said so. */
    private long tidings;

    /**
     * What is known.
     *
     * @param text the generation
     * @param trusted whether a change would have been told
     */
    record Known(String text, boolean trusted) {}

    /**
     * Asks nothing yet.
     *
     * @param pushed whether the server tells of every change at present
     * @param announcements how others are told
     * @param sweeping called when older generations may have left something behind
     */
    Generation(
            Servers servers, EntryNames names, BooleanSupplier pushed, Announcements announcements, Runnable sweeping) {
        this.servers = servers;
        this.pushed = pushed;
        this.announcements = announcements;
        this.key = Requests.ascii(names.generation());
        this.sweeping = sweeping;
    }

    /** The generation. */
    Known current(Deadline deadline) {
        Known now = known;
        return now == null || (!now.trusted() && pushed.getAsBoolean()) ? asked(deadline) : now;
    }

    /** Asks along with another call whether it is still what is known. Replies to {@link #confirms}. */
    Call ask() {
        return Call.reading(key, new CommandArguments(Command.GET).add(key));
    }

    /** Whether the reply is the generation that was used; if not, it is the one to use now. */
    boolean confirms(Known used, @Nullable Object reply) {
        GenerationValue value = GenerationValue.of(reply);
        if (value != null && value.text().equals(used.text())) {
            return true;
        }
        if (reply instanceof JedisDataException no) {
            throw no;
        }
        changed();
        return false;
    }

    /** Whether this is certainly not the current one, and never will be again. */
    boolean isPast(String text) {
        Known now = known;
        return now != null && !now.text().equals(text);
    }

    /** It may have changed. */
    synchronized void changed() {
        changes++;
        known = null;
    }

    /** The server says that it has changed. */
    synchronized void told() {
        changed();
        tidings++;
        notifyAll();
    }

    /**
     * Whether what was done under this generation counts: if another one has come meanwhile, nobody will ever see it.
     */
    boolean stands(Known used, Deadline deadline) {
        return used.equals(known) || current(deadline).text().equals(used.text());
    }

    /** Another one takes its place, and all entries are out of reach. */
    void renew(Deadline deadline) {
        put(GenerationValue.fresh(State.UNSWEPT), deadline);
    }

    /** As {@link #renew}; and if nobody uses the cache any more, nothing of it is left a day after it has been swept. */
    void retire(Deadline deadline) {
        put(GenerationValue.fresh(State.DESTROYED), deadline);
    }

    /** Nothing of older generations is left; false if this is not the current one any more. */
    boolean swept(GenerationValue swept, Deadline deadline) {
        CommandArguments mark = became(swept, swept.as(State.SWEPT));
        mark = swept.state() == State.DESTROYED ? mark.add("PX").add(FAREWELL) : mark.add("KEEPTTL");
        return Replies.isOne(Replies.checked(servers.exchange(Call.repeatable(key, mark), deadline)));
    }

    /** To be continued with what {@code SET} takes behind the value. */
    private CommandArguments became(GenerationValue value, GenerationValue next) {
        return Scripts.compare(key, Requests.ascii(value.text()), Command.SET).add(next.bytes());
    }

    /** What lies on the server, if there is something. */
    @Nullable
    GenerationValue look(Deadline deadline) {
        return GenerationValue.of(Replies.checked(servers.exchange(ask(), deadline)));
    }

    /**
     * Sent once: a generation that came back after another one would bring its entries back. Returns when the server's
     * word of it has come back to this JVM, since by then it is on its way to the others too.
     */
    private void put(GenerationValue fresh, Deadline deadline) {
        long heard = tidings();
        try {
            tell(Call.once(key, set().add(fresh.bytes())), deadline);
        } finally {
            changed();
        }
        if (pushed.getAsBoolean()) {
            awaitTidings(heard);
        }
        sweeping.run();
    }

    private synchronized long tidings() {
        return tidings;
    }

    private synchronized void awaitTidings(long heard) {
        long end = System.nanoTime() + ECHO_NANOS;
        try {
            for (long left = ECHO_NANOS; tidings == heard && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private Known asked(Deadline deadline) {
        while (true) {
            long before = changes();
            boolean trusted = pushed.getAsBoolean();
            GenerationValue value = createdOrRead(deadline);
            if (value.isUnswept()) {
                sweeping.run();
            }
            Known read = new Known(value.text(), trusted);
            if (learn(read, before)) {
                return read;
            }
        }
    }

    private synchronized boolean learn(Known read, long before) {
        if (changes != before) {
            return false;
        }
        known = read;
        hadOne = true;
        return true;
    }

    private synchronized long changes() {
        return changes;
    }

    /** What nobody has put there yet is put there; what is no generation is replaced by one. */
    private GenerationValue createdOrRead(Deadline deadline) {
        while (true) {
            Call keep = Call.repeatable(key, new CommandArguments(Command.PERSIST).add(key));
            List<@Nullable Object> replies = servers.exchange(List.of(ask(), keep), deadline);
            Object reply = replies.get(0);
            GenerationValue value = GenerationValue.of(reply);
            if (value == null) {
                create(Replies.isForeign(reply) ? reply : Replies.checked(reply), deadline);
                continue;
            }
            Replies.checked(replies.get(1));
            if (value.state() != State.DESTROYED) {
                return value;
            }
            revive(value, deadline);
        }
    }

    /**
     * Told only where there was none: those who are told ask, and would tell each other for ever.
     *
     * @param found what lies there instead; null if nothing does
     */
    private void create(@Nullable Object found, Deadline deadline) {
        // Where another one was lost there may be entries left; and others may still use it until they are told.
        State state = hadOne || announcements.areMade() ? State.UNSWEPT : State.SWEPT;
        CommandArguments set = set().add(GenerationValue.fresh(state).bytes());
        tell(Call.repeatable(key, found == null ? set.add("NX") : set), deadline);
    }

    /**
     * Somebody uses the cache again. Whoever sweeps it finds its generation gone, and so does not let the new one end;
     * whoever was faster to begin anew is found in the next look.
     */
    private void revive(GenerationValue destroyed, Deadline deadline) {
        Call begin = Call.once(key, became(destroyed, GenerationValue.fresh(State.UNSWEPT)));
        tell(begin, deadline);
    }

    private @Nullable Object tell(Call change, Deadline deadline) {
        return Replies.checked(servers.exchange(announcements.generation(change), deadline));
    }

    private CommandArguments set() {
        return new CommandArguments(Command.SET).add(key);
    }
}
