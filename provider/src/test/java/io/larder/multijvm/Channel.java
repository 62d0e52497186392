// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Messages over a pair of streams. Several threads may send, one receives. */
final class Channel {

    /** More is something that a library has printed. */
    private static final int LONGEST = 64 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final ReentrantLock sending = new ReentrantLock();

    Channel(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = new DataOutputStream(out);
    }

    /**
     * Sends it at once.
     *
     * @throws UncheckedIOException if the other side is gone
     */
    void send(Message message) {
        sending.lock();
        try {
            byte[] bytes = bytes(message);
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("The other JVM is gone", gone);
        } finally {
            sending.unlock();
        }
    }

    /** Waits for the next message; null when the other side has ended. */
    @Nullable
    Message receive() {
        byte[] bytes = frame();
        try {
            return bytes == null ? null : (Message) object(bytes);
        } catch (IOException | ClassNotFoundException broken) {
            throw new IllegalStateException("What came from the other JVM is no message", broken);
        }
    }

    private byte @Nullable [] frame() {
        try {
            int length = in.readInt();
            if (length < 0 || length > LONGEST) {
                throw new IllegalStateException("What came from the other JVM is no message");
            }
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            return bytes;
        } catch (IOException ended) {
            return null;
        }
    }

    static byte[] bytes(@Nullable Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(object);
        }
        return bytes.toByteArray();
    }

    static @Nullable Object object(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return objects.readObject();
        }
    }
}
