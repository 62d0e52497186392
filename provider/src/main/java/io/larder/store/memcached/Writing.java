// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.spi.Command;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores a value under a condition. */
final class Writing<K, V> extends Change<K, V> {

    private enum Step {
        /** Store it with a verb that carries the condition. */
        AT_ONCE,
        /** Look what is there. */
        LOOK,
        /** Store it in the place of what was seen, or of nothing. */
        SWAP
    }

    private final byte[] sealed;
    private final Match match;
    private final Lifetimes lifetimes;
    private final boolean wantPrevious;

    private Step step = Step.LOOK;
    private @Nullable Look<K, V> look;

    /** A write, as {@link io.larder.spi.Store#write} describes it. */
    Writing(Entries<K, V> entries, Spot<K> spot, Command.Write<K, V> write) {
        super(entries, spot);
        this.match = write.match();
        this.lifetimes = write.lifetimes();
        this.wantPrevious = write.wantPrevious();
        this.sealed = entries.sealed(spot, write.value());
        begin();
    }

    private void begin() {
        look = null;
        if (match instanceof Match.Version version) {
            Item<K, V> seen = Entries.item(version.seen());
            if (!seen.isLive(entries.now())) {
                became(Outcome.refused());
                return;
            }
            // Reads that only tell the server move the deadline unseen.
            boolean stale = lifetimes.updated().isKeep() && entries.readsTouch();
            step = stale ? Step.LOOK : Step.SWAP;
            look = Look.at(seen);
            return;
        }
        boolean plain = !wantPrevious && !lifetimes.updated().isKeep();
        boolean atOnce = switch ((Match.Presence) match) {
            case ANY -> plain && lifetimes.created().equals(lifetimes.updated());
            case ABSENT -> true;
            case PRESENT -> plain && !entries.mayHaveRemains();
        };
        step = atOnce ? Step.AT_ONCE : Step.LOOK;
    }

    @Override
    List<Request> ask(String name, long epoch) {
        if (step == Step.SWAP && look != null && !holds(look, epoch)) {
            step = Step.LOOK;
        }
        return switch (step) {
            case AT_ONCE -> atOnce(name);
            case LOOK -> List.of(entries.read(name));
            case SWAP -> List.of(swap(name));
        };
    }

    private boolean holds(Look<K, V> seen, long epoch) {
        Item<K, V> live = seen.live();
        return live == null ? seen.holdsOn(epoch) : live.holdsOn(spot.server(), epoch);
    }

    private List<Request> atOnce(String name) {
        if (match == Match.ABSENT) {
            return List.of(stored(Request.Verb.ADD, name, entries.ending(lifetimes.created())), Request.peek(name));
        }
        Request.Verb verb = match == Match.ANY ? Request.Verb.SET : Request.Verb.REPLACE;
        return List.of(stored(verb, name, entries.ending(lifetimes.updated())));
    }

    private Request swap(String name) {
        Look<K, V> seen = look == null ? new Look<>(null, 0, 0) : look;
        Item<K, V> live = seen.live();
        Ending ending = entries.ending(live == null ? lifetimes.created() : lifetimes.updated(), live);
        if (seen.unique() == 0) {
            return stored(Request.Verb.ADD, name, ending);
        }
        return Request.compareAndSet(name, ending, entries.dated(spot, sealed, ending), seen.unique());
    }

    private Request stored(Request.Verb verb, String name, Ending ending) {
        return Request.store(verb, name, ending, entries.dated(spot, sealed, ending));
    }

    @Override
    void take(List<Request> answered, long epoch) {
        Reply reply = answered.get(0).reply();
        switch (step) {
            case AT_ONCE -> tookAtOnce(answered, epoch);
            case LOOK -> decide(entries.look(spot, reply, epoch));
            case SWAP -> swapped(reply);
        }
    }

    private void tookAtOnce(List<Request> answered, long epoch) {
        if (answered.get(0).reply().isStored()) {
            became(Outcome.done());
        } else if (match == Match.ABSENT) {
            Reply there = answered.get(1).reply();
            Boolean live = entries.isLive(spot, there);
            if (live == null) {
                step = Step.LOOK;
            } else if (live) {
                became(Outcome.refused());
            } else {
                look = new Look<>(null, there.number('c', 0), epoch);
                step = Step.SWAP;
            }
        } else {
            became(Outcome.refused());
        }
    }

    private void decide(Look<K, V> seen) {
        Item<K, V> live = seen.live();
        boolean holds = match == Match.ANY || (live == null) == (match == Match.ABSENT);
        if (match instanceof Match.Version version) {
            holds = live != null && live.isSameWrite(Entries.item(version.seen()));
        }
        look = seen;
        step = Step.SWAP;
        if (!holds) {
            became(Outcome.refused());
        }
    }

    private void swapped(Reply reply) {
        if (reply.isStored()) {
            Item<K, V> previous = look == null ? null : look.live();
            became(wantPrevious && !(match instanceof Match.Version) ? Outcome.replaced(previous) : Outcome.done());
        } else if (reply.isNothing() && match instanceof Match.Version) {
            became(Outcome.refused());
        } else {
            step = Step.LOOK;
        }
    }

    @Override
    void restart() {
        became(null);
        begin();
    }

    @Override
    boolean leavesDoubt() {
        return match != Match.ABSENT;
    }
}
