// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import io.larder.coherence.Operation.Span;
import java.time.Duration;
import java.util.List;

/**
 * What a history is held to.
 *
 * @param shown how long after a change was certainly done other JVMs may still see what was there before; at most
 * @param overtime how long after the end of its lifetime a value may still be seen; at most
 * @param losses while the server may have lost what it had confirmed, as at a failover
 * @param cleared for how long after a clear others may still write what goes with it; {@link #STRICT} if nothing may
 */
record Promise(Duration shown, Duration overtime, List<Span> losses, Duration cleared) {

    /** Not even while the clear is under way may a write be lost if an older one is not. */
    static final Duration STRICT = Duration.ofNanos(-1);

    Promise {
        losses = List.copyOf(losses);
    }

    static Promise within(Duration shown) {
        return new Promise(shown, shown, List.of(), shown);
    }

    Promise outlivedBy(Duration most) {
        return new Promise(shown, most, losses, cleared);
    }

    Promise exceptFor(List<Span> lost) {
        return new Promise(shown, overtime, lost, cleared);
    }

    /** The same with clears that take effect everywhere at one moment. */
    Promise strict() {
        return new Promise(shown, overtime, losses, STRICT);
    }

    boolean isLost(long instant) {
        return losses.stream().anyMatch(loss -> loss.contains(instant));
    }
}
