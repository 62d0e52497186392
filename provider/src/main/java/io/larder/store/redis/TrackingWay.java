// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;

/**
 * How a server is asked to tell of every change to keys with some prefixes, or to pass on what is published of them.
 *
 * @see <a href="https://redis.io/docs/latest/commands/client-tracking/">CLIENT TRACKING</a>
 */
enum TrackingWay {

    /**
     * Messages of a channel in RESP2, redirected to the connection that asks. A reader that can not keep up is cut off by
     * the server at its bound for subscribers (32 MiB, if nobody has changed it) instead of filling its memory.
     */
    REDIRECT {
        @Override
        JedisClientConfig configured(JedisClientConfig config) {
            return own(config).serverDefaultProtocol().build();
        }

        @Override
        void subscribe(TrackingConnection connection, List<byte[]> prefixes) {
            Object id = connection.ask(Command.CLIENT, Requests.ascii("ID"));
            track(connection, prefixes, Requests.ascii("REDIRECT"), Requests.ascii(String.valueOf(id)));
            connection.ask(Command.SUBSCRIBE, Requests.ascii(CHANNEL));
        }
    },

    /** Pushes in RESP3, for servers without redirection and users who may not subscribe. */
    PUSH {
        @Override
        JedisClientConfig configured(JedisClientConfig config) {
            return own(config).resp3().build();
        }

        @Override
        void subscribe(TrackingConnection connection, List<byte[]> prefixes) {
            track(connection, prefixes);
        }
    },

    /** Channels on which other JVMs publish the keys that they change, for servers that tell of none. */
    SUBSCRIBE {
        @Override
        JedisClientConfig configured(JedisClientConfig config) {
            return own(config).serverDefaultProtocol().build();
        }

        @Override
        void subscribe(TrackingConnection connection, List<byte[]> channels) {
            // One command for all: its first reply comes before any message, and the others tell nothing new.
            connection.ask(Command.SUBSCRIBE, channels.toArray(byte[][]::new));
        }
    };

    /** How servers tell. */
    static final List<TrackingWay> TOLD = List.of(REDIRECT, PUSH);

    /** How other JVMs tell. */
    static final List<TrackingWay> PUBLISHED = List.of(SUBSCRIBE);

    private static final String CHANNEL = "__redis__:invalidate";

    /** What the connection is called in {@code CLIENT LIST}. */
    static final String CLIENT_NAME = "larder-tracking";

    /** What the user must be permitted, for {@link #TOLD}. */
    static final String RIGHTS = "+client +subscribe &" + CHANNEL;

    /** The settings of a connection that may ask so. */
    abstract JedisClientConfig configured(JedisClientConfig config);

    /**
     * Returns when the server has confirmed that it will tell.
     *
     * @throws redis.clients.jedis.exceptions.JedisDataException if it refuses
     */
    abstract void subscribe(TrackingConnection connection, List<byte[]> prefixes);

    private static DefaultJedisClientConfig.Builder own(JedisClientConfig config) {
        return DefaultJedisClientConfig.builder().from(config).clientName(CLIENT_NAME);
    }

    private static void track(TrackingConnection connection, List<byte[]> prefixes, byte[]... redirection) {
        List<byte[]> words = new ArrayList<>(List.of(Requests.ascii("TRACKING"), Requests.ascii("ON")));
        words.addAll(List.of(redirection));
        words.add(Requests.ascii("BCAST"));
        for (byte[] prefix : prefixes) {
            words.add(Requests.ascii("PREFIX"));
            words.add(prefix);
        }
        connection.ask(Command.CLIENT, words.toArray(byte[][]::new));
    }
}
