// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that only Java serialization gets right. What such an object holds and what need not go through the stream is
 * written before it, as the rest of the graph is, so that shared objects stay shared and need not be serializable; a
 * {@link Ticket} stands for it in the stream.
 */
final class JavaForm {

    static final Serializer<Object> FORM = new FixedForm(JavaForm::write, JavaForm::read, false);

    private JavaForm() {}

    private static void write(Object object, Output out, GraphBytes graph) {
        Progress progress = graph.progress();
        int deferrals = progress.begin(object);
        List<Object> gone = new ArrayList<>();
        byte[] stream = stream(object, graph, gone);
        out.writeVarInt(gone.size(), true);
        gone.forEach(one -> graph.put(one, out));
        out.writeVarInt(stream.length, true);
        out.writeBytes(stream);
        if (isKeyed(object) && progress.leadsOut()) {
            throw NotWritable.cycle(object.getClass());
        }
        progress.end(object, deferrals);
    }

    private static byte[] stream(Object object, GraphBytes graph, List<Object> gone) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (Outbound stream = new Outbound(bytes, graph, gone)) {
            stream.writeObject(object);
        } catch (IOException e) {
            throw new NotWritable(object.getClass(), "does not survive Java serialization (" + e + ")", e);
        }
        return bytes.toByteArray();
    }

    private static Object read(GuardedInput in, GraphBytes graph) {
        @Nullable Object[] gone = new Object[in.readLength(1)];
        for (int i = 0; i < gone.length; i++) {
            gone[i] = graph.take(in);
        }
        byte[] stream = in.readBytes(in.readLength(1));
        try (Inbound inbound = new Inbound(stream, graph.rules(), gone)) {
            Object object = inbound.readObject();
            if (object == null) {
                throw new Unreadable("is nothing where something should be");
            }
            return object;
        } catch (IOException | ClassNotFoundException e) {
            throw new Unreadable("is no object of Java serialization", e);
        }
    }

    /** Asks its elements for hash codes or comparisons while it is read. */
    private static boolean isKeyed(Object object) {
        return object instanceof Map || (object instanceof Collection<?> && !(object instanceof List<?>));
    }

    /** Stands in the stream for an object that is not in it. */
    private static final class Ticket implements Serializable {

        private static final long serialVersionUID = 1L;

        private final int number;

        Ticket(int number) {
            this.number = number;
        }
    }

    private static final class Outbound extends JavaOutput {

        private final GraphBytes graph;
        private final List<Object> gone;
        private boolean begun;

        Outbound(OutputStream out, GraphBytes graph, List<Object> gone) throws IOException {
            super(out, graph.policy());
            this.graph = graph;
            this.gone = gone;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (!begun) {
                // The object itself, or what its writeReplace has put in its place.
                begun = true;
                return object;
            }
            if (!graph.goesRoundStreams(object)) {
                return object;
            }
            gone.add(object);
            return new Ticket(gone.size() - 1);
        }
    }

    private static final class Inbound extends JavaInput {

        private final @Nullable Object[] gone;

        Inbound(byte[] bytes, JavaRules rules, @Nullable Object[] gone) throws IOException {
            super(bytes, rules);
            this.gone = gone;
            enableResolveObject(true);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) {
            return description.getName().equals(Ticket.class.getName())
                    ? Ticket.class
                    : super.resolveClass(description);
        }

        @Override
        protected @Nullable Object resolveObject(Object object) {
            return object instanceof Ticket ticket ? gone[ticket.number] : object;
        }
    }
}
