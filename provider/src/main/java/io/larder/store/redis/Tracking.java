// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.HostAndPort;

/**
 * Tells of every change to keys that begin with given prefixes, whoever made it, in whatever way: by a command, a script,
 * expiry, eviction, migration. Where it has only {@linkplain TrackingWay#PUBLISHED channels} to listen to, it tells of what
 * is published there, and of nothing else. Listens on one connection and one thread per node; one more thread follows the
 * topology.
 *
 * <p>It is {@linkplain #isTrusted() trusted} while every node is heard. A connection that is lost, a server that is
 * silent for longer than it should, and a node that was not there before end trust; it returns when all are heard again.
 * Not told of are {@code SWAPDB}, for which servers have no word, and the database of a key: changes to the same key
 * in any of them are told.
 *
 * @see TrackingWay
 */
final class Tracking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tracking.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TrackingSpec spec;
    private final Trust trust;
    private final Map<HostAndPort, NodeChannel> channels = new ConcurrentHashMap<>();

    /** Those that were let go, until they have ended. */
    private final Set<NodeChannel> leaving = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable TrackingThread topology;

    /** Does nothing yet. */
    Tracking(TrackingSpec spec) {
        this.spec = spec;
        this.trust = new Trust(spec.listener());
    }

    /** Begins to listen in the background, at once or as soon as there are servers. Harmless when repeated. */
    void start() {
        if (started.compareAndSet(false, true) && !isClosing()) {
            TrackingThread thread = new TrackingThread("topology", this::followTopology);
            thread.start();
            topology = thread;
        }
    }

    /** Whether every change is told of now; never between the loss of trust and the time when the listener knows. */
    boolean isTrusted() {
        return trust.isGiven();
    }

    /** Whether a node does not tell of changes, so that trust is not to be expected soon. */
    boolean isRefused() {
        return channels.values().stream().anyMatch(NodeChannel::isRefused);
    }

    private void followTopology() {
        OutageLog log = new OutageLog(spec.nodes().toString());
        try {
            do {
                look(log);
                channels.values().forEach(NodeChannel::start);
            } while (!closing.await(spec.times().poll().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            listenTo(Set.of(), trust.doubts());
        }
    }

    /** Entries may lie on other servers than those that are listened to: there is no trust until that has been looked into. */
    void doubt() {
        trust.doubt();
    }

    private void look(OutageLog log) {
        int doubts = trust.doubts();
        Set<HostAndPort> nodes;
        try {
            nodes = spec.nodes().nodes();
        } catch (RuntimeException failure) {
            if (!isClosing()) {
                log.lost(failure);
            }
            return;
        }
        log.back();
        if (!isClosing()) {
            listenTo(nodes, doubts);
        }
    }

    /** Trust is lost before a new node is listened to, and not for one that is let go. */
    private void listenTo(Set<HostAndPort> nodes, int doubts) {
        leaving.removeIf(NodeChannel::hasEnded);
        channels.forEach((node, channel) -> {
            if (!nodes.contains(node)) {
                leaving.add(channel);
            }
        });
        channels.keySet().retainAll(nodes);
        nodes.forEach(node -> channels.computeIfAbsent(node, added -> new NodeChannel(added, spec, trust)));
        trust.expect(new HashSet<>(channels.values()), doubts);
        leaving.forEach(NodeChannel::close);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /**
     * Ends threads and connections, and trust; waits for them for five seconds at most, unless one of them calls. Harmless
     * when repeated.
     */
    @Override
    public void close() {
        closing.countDown();
        trust.expect(Set.of());
        channels.values().forEach(NodeChannel::close);
        TrackingThread thread = topology;
        if (thread != null) {
            thread.interrupt();
            awaitEnd(thread);
        }
    }

    private void awaitEnd(TrackingThread thread) {
        boolean interrupted = Thread.interrupted();
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            boolean ended = thread.endsBefore(deadline);
            for (NodeChannel channel : leaving) {
                ended &= channel.endsBefore(deadline);
            }
            if (!ended) {
                LOG.warn("{}: a connection is still being opened; its thread ends when that is over", spec.nodes());
            }
        } catch (InterruptedException interruption) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
