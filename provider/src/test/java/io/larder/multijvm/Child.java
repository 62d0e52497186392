// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The program of a child JVM: does the work it is sent until its input ends. */
final class Child {

    private final String name;
    private final Channel channel;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<Long, Signal> meetings = new ConcurrentHashMap<>();
    private final Map<Long, Signal> tellings = new ConcurrentHashMap<>();
    private final AtomicLong lastTelling = new AtomicLong();

    private Child(String name, Channel channel) {
        this.name = name;
        this.channel = channel;
    }

    /** Standard output is kept for messages: what the work prints goes to the standard error output. */
    public static void main(String... arguments) {
        Channel channel = new Channel(System.in, new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        try {
            new Child(arguments[0], channel).serve();
        } finally {
            // Nothing may hold up the end: whoever sent the work is gone.
            Runtime.getRuntime().halt(0);
        }
    }

    private void serve() {
        channel.send(new Message.Hello());
        for (Message message = channel.receive(); message != null; message = channel.receive()) {
            obey(message);
        }
    }

    private void obey(Message message) {
        if (message instanceof Message.Begin begin) {
            meetings.put(begin.id(), new Signal());
            workers.execute(() -> work(begin));
        } else if (message instanceof Message.Go go) {
            give(meetings, go.id());
        } else if (message instanceof Message.Noted noted) {
            give(tellings, noted.telling());
        } else if (message instanceof Message.Dump) {
            Thread.getAllStackTraces().forEach(Child::print);
            channel.send(new Message.Dumped());
        } else {
            throw new IllegalStateException("No message to a child: " + message);
        }
    }

    private static void give(Map<Long, Signal> signals, long id) {
        Signal signal = signals.get(id);
        if (signal != null) {
            signal.give();
        }
    }

    private static void print(Thread thread, StackTraceElement... trace) {
        StringBuilder text = new StringBuilder(thread.getName() + " " + thread.getState() + "\n");
        Arrays.stream(trace).forEach(line -> text.append("    at ").append(line).append('\n'));
        System.err.print(text);
    }

    private void work(Message.Begin begin) {
        Message end;
        try {
            Work<?> work = (Work<?>) Objects.requireNonNull(Channel.object(begin.work()), "work");
            end = new Message.Done(begin.id(), Channel.bytes(work.run(new ChildPlace(this, begin.id()))));
        } catch (Throwable failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            end = new Message.Failed(begin.id(), trace.toString());
        }
        meetings.remove(begin.id());
        channel.send(end);
    }

    String name() {
        return name;
    }

    void meet(long id) throws InterruptedException {
        Signal all = Objects.requireNonNull(meetings.get(id), "the work has ended");
        channel.send(new Message.Met(id));
        all.await();
    }

    void tell(String topic, String what) throws InterruptedException {
        long telling = lastTelling.incrementAndGet();
        Signal noted = new Signal();
        tellings.put(telling, noted);
        channel.send(new Message.Told(telling, topic, what));
        noted.await();
        tellings.remove(telling);
    }
}
