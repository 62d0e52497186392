// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.PushConsumerChain;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.util.RedisInputStream;

/**
 * A connection for one purpose: to hear of changes. Other than Jedis' own it connects once, since a server forgets what a
 * lost connection was to be told of; and whoever closes it ends what another thread waits for.
 */
final class TrackingConnection extends Connection {

    private final JedisClientConfig config;
    private volatile boolean connected;
    private volatile boolean closed;
    private @Nullable Invalidations invalidations;
    private @Nullable TrackingListener listener;
    private int patience;

    /** Does not connect yet, so that it can be closed while it does. */
    TrackingConnection(HostAndPort node, JedisClientConfig config) {
        super(builder()
                .socketFactory(new DefaultJedisSocketFactory(node, config))
                .clientConfig(config));
        this.config = config;
    }

    void open() {
        initializeFromClientConfig(config);
    }

    @Override
    public void connect() {
        if (!connected) {
            super.connect();
            connected = true;
        } else if (!isConnected()) {
            throw new JedisConnectionException("The connection was closed");
        }
        if (closed) {
            close();
            throw new JedisConnectionException("The connection was closed");
        }
    }

    Object ask(Command command, byte[]... arguments) {
        sendCommand(command, arguments);
        return getOne();
    }

    /**
     * Tells the listener what the server tells, until the connection is lost.
     *
     * @throws JedisConnectionException always
     */
    void listen(TrackingListener whom, TrackingTimes times) {
        setSoTimeout(times.heartbeatMillis());
        patience = times.missedHeartbeats();
        listener = whom;
        while (true) {
            getUnflushedObject();
        }
    }

    /** Jedis makes a list of arrays of what it reads, and a text of each of them: too much for each key of a busy server. */
    @Override
    protected @Nullable Object protocolRead(RedisInputStream in, PushConsumerChain consumers) {
        TrackingListener told = listener;
        if (told == null) {
            return super.protocolRead(in, consumers);
        }
        Invalidations read = invalidations;
        if (read == null) {
            read = new Invalidations(new PatientInput(in, this::askForLife, patience), told);
            invalidations = read;
        }
        read.readOne();
        return null;
    }

    private void askForLife() {
        sendCommand(Command.PING);
        flush();
    }

    /** Ends it at once, whatever another thread does with it. */
    @Override
    public void close() {
        closed = true;
        if (!connected) {
            return;
        }
        try {
            forceDisconnect();
        } catch (IOException e) {
            throw new JedisConnectionException(e);
        }
    }
}
