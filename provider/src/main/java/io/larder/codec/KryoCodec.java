// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.io.KryoBufferOverflowException;
import com.esotericsoftware.kryo.io.Output;
import io.larder.spi.Codec;

/**
 * Kryo, with forms of our own that are compact, tolerate fields that come and go, and believe no length. Where Kryo can't
 * be trusted with a class, Java serialization.
 */
final class KryoCodec implements Codec {

    /** Stands for all that {@link GraphBytes} and its forms do: another one as soon as they would misread older bytes. */
    static final int ID = 1;

    private static final int SMALL_BUFFER = 512;
    private static final int KEPT_BUFFER = 64 << 10;

    private final Idle<Worker> idle;

    KryoCodec(JavaRules rules, int maxBytes) {
        this.idle = new Idle<>(
                () -> new Worker(new GraphBytes(rules), new Output(SMALL_BUFFER, Math.max(SMALL_BUFFER, maxBytes))));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] encode(Object object) {
        Worker worker = idle.take();
        Output out = worker.out();
        try {
            worker.graph().write(object, out);
        } catch (KryoBufferOverflowException e) {
            throw new NotWritable(
                    object.getClass(),
                    "takes more than " + out.getMaxCapacity() + " bytes (" + CodecSettings.MAX_BYTES + ")",
                    e);
        }
        byte[] bytes = out.toBytes();
        out.reset();
        if (out.getBuffer().length <= KEPT_BUFFER) {
            // One that has failed is not given back: whatever state it is in, it takes with it.
            idle.give(worker);
        }
        return bytes;
    }

    @Override
    public Object decode(byte[] bytes) {
        Worker worker = idle.take();
        try {
            Object object = worker.graph().read(new GuardedInput(bytes));
            idle.give(worker);
            return object;
        } catch (NotWritable e) {
            throw new Unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private record Worker(GraphBytes graph, Output out) {}
}
