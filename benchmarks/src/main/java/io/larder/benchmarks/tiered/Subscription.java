// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/** Hears what is told on a channel, by a connection and a thread of its own, until it is closed. */
final class Subscription extends JedisPubSub implements AutoCloseable {

    private static final long START_SECONDS = 10;
    private static final long BACK_OFF_MILLIS = 100;

    private final Consumer<@Nullable String> listener;
    private final CountDownLatch hears = new CountDownLatch(1);
    private volatile @Nullable Jedis connection;
    private volatile boolean closed;

    private Subscription(Consumer<@Nullable String> listener) {
        this.listener = listener;
    }

    /**
     * Returns when nothing is missed any more.
     *
     * @param listener is told null if something may have been missed
     */
    static Subscription begin(
            HostAndPort place, JedisClientConfig config, String channel, Consumer<@Nullable String> listener) {
        Subscription subscription = new Subscription(listener);
        Thread thread = new Thread(() -> subscription.hear(place, config, channel), "hears-" + channel);
        thread.setDaemon(true);
        thread.start();
        subscription.await();
        return subscription;
    }

    private void await() {
        try {
            if (!hears.await(START_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server takes no subscriber");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while subscribing", e);
        }
    }

    private void hear(HostAndPort place, JedisClientConfig config, String channel) {
        while (!closed) {
            try (Jedis opened = new Jedis(place, config)) {
                connection = opened;
                // it waits for ever, and closing the connection ends that
                opened.getConnection().setTimeoutInfinite();
                opened.subscribe(this, channel);
            } catch (JedisException e) {
                listener.accept(null);
                backOff();
            }
        }
    }

    private void backOff() {
        try {
            TimeUnit.MILLISECONDS.sleep(closed ? 0 : BACK_OFF_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void onSubscribe(String channel, int channels) {
        listener.accept(null);
        hears.countDown();
    }

    @Override
    public void onMessage(String channel, String message) {
        listener.accept(message);
    }

    @Override
    public void close() {
        closed = true;
        Jedis current = connection;
        if (current != null) {
            current.close();
        }
    }
}
