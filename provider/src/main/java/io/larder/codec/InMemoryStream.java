// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Java serialization that never leaves the JVM: some objects go round the stream instead of through it, and each class is
 * read as the very class that was written, whatever loader it came from.
 */
final class InMemoryStream {

    private final Predicate<Object> goesRound;
    private final UnaryOperator<Object> arrives;
    private final List<Object> gone = new ArrayList<>();
    private final List<Class<?>> classes = new ArrayList<>();

    /**
     * @param goesRound whether an object is kept out of the stream
     * @param arrives what an object that went round the stream has become at its end
     */
    InMemoryStream(Predicate<Object> goesRound, UnaryOperator<Object> arrives) {
        this.goesRound = goesRound;
        this.arrives = arrives;
    }

    /**
     * What an object is when it has been written and read.
     *
     * @throws NotCopyable if it can not be
     */
    Object pass(Object root) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            try (Writer writer = new Writer(bytes)) {
                writer.writeObject(root);
            }
            try (Reader reader = new Reader(new ByteArrayInputStream(bytes.toByteArray()))) {
                return reader.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new NotCopyable(root.getClass(), "did not survive Java serialization (" + e + ")", e);
        }
    }

    /** Stands in the stream for an object that is not in it. */
    private static final class Ticket implements Serializable {

        private static final long serialVersionUID = 1L;

        private final int number;

        Ticket(int number) {
            this.number = number;
        }
    }

    private final class Writer extends ObjectOutputStream {

        Writer(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (!goesRound.test(object)) {
                return object;
            }
            gone.add(object);
            return new Ticket(gone.size() - 1);
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            classes.add(type);
            writeInt(classes.size() - 1);
        }

        @Override
        protected void annotateProxyClass(Class<?> type) throws IOException {
            annotateClass(type);
        }
    }

    private final class Reader extends ObjectInputStream {

        Reader(InputStream in) throws IOException {
            super(in);
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof Ticket ticket ? arrives.apply(gone.get(ticket.number)) : object;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException {
            return classes.get(readInt());
        }

        @Override
        protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
            return classes.get(readInt());
        }
    }
}
