// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether every node is heard. Channels report from their threads; the listener hears of each loss and gain in the order
 * in which they took place, one at a time, and no lock is held meanwhile: a thread that comes while another one tells
 * leaves its news to that one.
 */
final class Trust {

    private static final Logger LOG = LoggerFactory.getLogger(Trust.class);

    private enum News {
        LOST,
        GAINED
    }

    private final TrackingListener listener;
    private final Set<NodeChannel> heard = new HashSet<>();
    private final Queue<News> untold = new ArrayDeque<>();
    private Set<NodeChannel> expected = Set.of();
    private boolean whole;

    /** How often entries turned out to lie where nobody listens, perhaps; and how many of these were looked into. */
    private int doubts;

    private int settled;
    private boolean telling;

    /** Not before the listener knows, and no longer when the listener is about to know. */
    private volatile boolean shown;

    Trust(TrackingListener listener) {
        this.listener = listener;
    }

    boolean isGiven() {
        return shown;
    }

    /** How often it was doubted so far. */
    synchronized int doubts() {
        return doubts;
    }

    /** Other nodes than those expected may matter: there is no trust until it is known which. */
    void doubt() {
        synchronized (this) {
            doubts++;
            settle();
        }
        tell();
    }

    /** As {@link #expect(Set, int)}, of which there is no doubt. */
    void expect(Set<NodeChannel> channels) {
        expect(channels, doubts());
    }

    /**
     * From now on these must be heard, and nobody else matters; without any there is no trust.
     *
     * @param asOf the doubts there had been when it was asked which they are
     */
    void expect(Set<NodeChannel> channels, int asOf) {
        synchronized (this) {
            settled = asOf;
            expected = Set.copyOf(channels);
            heard.retainAll(expected);
            settle();
        }
        tell();
    }

    void heard(NodeChannel channel) {
        synchronized (this) {
            if (expected.contains(channel)) {
                heard.add(channel);
            }
            settle();
        }
        tell();
    }

    void lost(NodeChannel channel) {
        synchronized (this) {
            heard.remove(channel);
            settle();
        }
        tell();
    }

    private void settle() {
        boolean now = settled == doubts && !expected.isEmpty() && heard.containsAll(expected);
        if (now == whole) {
            return;
        }
        whole = now;
        untold.add(now ? News.GAINED : News.LOST);
        if (!now) {
            shown = false;
        }
    }

    private void tell() {
        for (News news = begin(); news != null; news = begin()) {
            try {
                tell(news);
            } catch (RuntimeException failure) {
                LOG.error("Who listens to changes of Redis could not take note that trust was {}", news, failure);
            } finally {
                end();
            }
        }
    }

    private void tell(News news) {
        if (news == News.GAINED) {
            listener.trustGained();
        } else {
            listener.trustLost();
        }
    }

    private synchronized @Nullable News begin() {
        if (telling || untold.isEmpty()) {
            return null;
        }
        telling = true;
        return untold.remove();
    }

    private synchronized void end() {
        telling = false;
        shown = whole && untold.isEmpty();
    }
}
