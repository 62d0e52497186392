// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Match;
import io.larder.spi.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes an entry under a condition. */
final class Removing<K, V> extends Change<K, V> {

    private enum Step {
        /** Delete whatever is there. */
        AT_ONCE,
        /** Look what is there. */
        LOOK,
        /** Delete what was seen. */
        TAKE
    }

    private final Match match;
    private final boolean wantPrevious;

    private Step step = Step.LOOK;
    private @Nullable Item<K, V> seen;

    /** Whether the server's word that something was there is not enough. */
    private boolean peeking;

    /** A removal, as {@link io.larder.spi.Store#remove} describes it. */
    Removing(Entries<K, V> entries, Spot<K> spot, Match match, boolean wantPrevious) {
        super(entries, spot);
        this.match = match;
        this.wantPrevious = wantPrevious;
        begin();
    }

    private void begin() {
        peeking = entries.mayHaveRemains();
        if (match instanceof Match.Version version) {
            Item<K, V> given = Entries.item(version.seen());
            seen = given;
            step = Step.TAKE;
            became(given.isLive(entries.now()) ? null : Outcome.refused());
        } else {
            seen = null;
            step = wantPrevious ? Step.LOOK : Step.AT_ONCE;
        }
    }

    @Override
    List<Request> ask(String name, long epoch) {
        if (step == Step.TAKE && seen != null && !seen.holdsOn(spot.server(), epoch)) {
            step = Step.LOOK;
        }
        return switch (step) {
            case AT_ONCE -> peeking ? List.of(Request.peek(name), Request.delete(name)) : List.of(Request.delete(name));
            case LOOK -> List.of(entries.read(name));
            case TAKE ->
                List.of(Request.deleteIf(
                        name, requireNonNull(seen, "Nothing was seen").unique()));
        };
    }

    @Override
    void take(List<Request> answered, long epoch) {
        Reply reply = answered.get(answered.size() - 1).reply();
        switch (step) {
            case AT_ONCE -> {
                // What only the envelope knows ends in years.
                boolean live = !peeking
                        || !Boolean.FALSE.equals(
                                entries.isLive(spot, answered.get(0).reply()));
                became(live && reply.isDeleted() ? Outcome.done() : Outcome.refused());
            }
            case LOOK -> decide(entries.look(spot, reply, epoch).live());
            case TAKE -> taken(reply);
        }
    }

    private void decide(@Nullable Item<K, V> live) {
        boolean holds = live != null
                && (!(match instanceof Match.Version version) || live.isSameWrite(Entries.item(version.seen())));
        seen = live;
        step = Step.TAKE;
        if (!holds) {
            became(Outcome.refused());
        }
    }

    private void taken(Reply reply) {
        if (reply.isDeleted()) {
            became(wantPrevious && !(match instanceof Match.Version) ? Outcome.replaced(seen) : Outcome.done());
        } else if (reply.isNothing()) {
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
        return true;
    }
}
