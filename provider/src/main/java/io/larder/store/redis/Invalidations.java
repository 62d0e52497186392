// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * What a server sends over a connection that tracks changes: messages of the channel that they are redirected to (RESP2)
 * or pushes (RESP3), with many keys each, and answers to signs of life in between. Written to make nothing but its text
 * for each key.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/client-side-caching/">client-side caching</a>
 */
final class Invalidations {

    private final PatientInput in;
    private final TrackingListener listener;

    Invalidations(PatientInput in, TrackingListener listener) {
        this.in = in;
        this.listener = listener;
    }

    /**
     * Waits for one message and tells the listener what it says.
     *
     * @throws JedisConnectionException if the connection is lost or makes no sense
     */
    void readOne() {
        byte kind = in.next();
        switch (kind) {
            case '*', '>' -> message(in.number());
            // a sign of life; so is an error, such as when PING is not permitted
            case '+', '-', ':', '_' -> in.skipLine();
            case '$' -> skipText(in.number());
            default -> throw PatientInput.unexpected(kind);
        }
    }

    private void message(int elements) {
        in.expect('$');
        String kind = in.text(length());
        if (kind.equals("message") && elements == 3) {
            skipElement();
            changes();
        } else if (kind.equals("invalidate") && elements == 2) {
            changes();
        } else {
            for (int i = 1; i < elements; i++) {
                skipElement();
            }
        }
    }

    private void changes() {
        byte kind = in.next();
        switch (kind) {
            case '*' -> keys(in.number());
            case '$' -> keyOrEverything(in.number());
            case '_' -> {
                in.skipLine();
                listener.changedEverything();
            }
            default -> throw PatientInput.unexpected(kind);
        }
    }

    private void keys(int count) {
        if (count < 0) {
            listener.changedEverything();
        }
        for (int i = 0; i < count; i++) {
            in.expect('$');
            listener.changed(in.text(length()));
        }
    }

    private void keyOrEverything(int length) {
        if (length < 0) {
            listener.changedEverything();
        } else {
            listener.changed(in.text(length));
        }
    }

    private int length() {
        int length = in.number();
        if (length < 0) {
            throw new JedisConnectionException("The server does not follow the protocol: a key of length " + length);
        }
        return length;
    }

    private void skipElement() {
        byte kind = in.next();
        switch (kind) {
            case '$' -> skipText(in.number());
            case '+', '-', ':', '_' -> in.skipLine();
            default -> throw PatientInput.unexpected(kind);
        }
    }

    private void skipText(int length) {
        if (length >= 0) {
            in.skip(length);
        }
    }
}
