// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Listens to one node on a thread and over a connection of its own, and opens that again whenever it is lost. */
final class NodeChannel {

    private final HostAndPort node;
    private final TrackingSpec spec;
    private final Trust trust;
    private final OutageLog log;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable TrackingThread thread;
    private volatile @Nullable TrackingConnection connection;
    private volatile boolean refused;
    private int failures;

    NodeChannel(HostAndPort node, TrackingSpec spec, Trust trust) {
        this.node = node;
        this.spec = spec;
        this.trust = trust;
        this.log = new OutageLog(node.toString());
    }

    /** Begins to listen, unless it does already. Called by one thread. */
    void start() {
        TrackingThread last = thread;
        if (!isClosing() && (last == null || !last.isAlive())) {
            TrackingThread next = new TrackingThread(node.toString(), this::run);
            next.start();
            thread = next;
        }
    }

    private void run() {
        try {
            while (!isClosing()) {
                Duration pause = listenOnce();
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens as long as the connection lasts; returns how long to wait until it is opened again. */
    private Duration listenOnce() {
        try {
            listen();
            return Duration.ZERO;
        } catch (TrackingRefusedException refusal) {
            refused = true;
            log.refused(refusal, spec);
            return BackOff.someOf(spec.times().refusal());
        } catch (RuntimeException failure) {
            refused = false;
            if (!isClosing()) {
                log.lost(failure);
            }
            failures++;
            return spec.times().backOff().after(failures);
        }
    }

    private void listen() {
        TrackingRefusedException refusal = null;
        for (TrackingWay way : spec.ways()) {
            try {
                listen(way);
                return;
            } catch (TrackingRefusedException next) {
                if (refusal == null) {
                    refusal = next;
                } else {
                    refusal.addSuppressed(next);
                }
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private void listen(TrackingWay way) {
        try (TrackingConnection opened =
                new TrackingConnection(node, way.configured(spec.nodes().configOf(node)))) {
            connection = opened;
            if (isClosing()) {
                return;
            }
            subscribe(opened, way);
            failures = 0;
            refused = false;
            log.back();
            trust.heard(this);
            opened.listen(spec.listener(), spec.times());
        } finally {
            connection = null;
            trust.lost(this);
        }
    }

    private void subscribe(TrackingConnection opened, TrackingWay way) {
        try {
            opened.open();
            way.subscribe(opened, spec.prefixBytes());
        } catch (JedisDataException answer) {
            if (TrackingRefusedException.isRefusal(answer)) {
                throw new TrackingRefusedException(answer);
            }
            throw new JedisConnectionException(answer.getMessage(), answer);
        }
    }

    /** Whether the node said, when it was asked last, that it does not tell of changes. */
    boolean isRefused() {
        return refused;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Begins to end: the connection is closed, and the thread comes to its end. */
    void close() {
        closing.countDown();
        TrackingConnection opened = connection;
        if (opened != null) {
            opened.close();
        }
    }

    boolean hasEnded() {
        TrackingThread last = thread;
        return last == null || !last.isAlive();
    }

    /** As {@link TrackingThread#endsBefore}. */
    boolean endsBefore(long deadline) throws InterruptedException {
        TrackingThread last = thread;
        return last == null || last.endsBefore(deadline);
    }
}
