// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM. It ends when it is closed or killed, when work in it takes too long, and when the JVM that started it
 * ends, in whatever way. Safe for use by several threads.
 */
public final class Jvm implements AutoCloseable {

    private static final Duration DUMP_LIMIT = Duration.ofSeconds(5);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Journal journal;
    private final Channel channel;
    private final Output output = new Output();
    private final Thread listener;
    private final Thread reader;
    private final Map<Long, Running<?>> running = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final CompletableFuture<@Nullable Void> dumped = new CompletableFuture<>();

    private Jvm(String name, Process process, Journal journal) {
        this.name = name;
        this.process = process;
        this.journal = journal;
        this.channel = new Channel(process.getInputStream(), process.getOutputStream());
        this.listener = new Thread(this::listen, "messages of JVM " + name);
        this.reader =
                new Thread(() -> output.read(process.errorReader(StandardCharsets.UTF_8)), "output of JVM " + name);
    }

    /**
     * Starts a JVM; returns before it has come up.
     *
     * @param name what failures and the journal call it
     * @param journal takes what it tells
     */
    public static Jvm start(String name, JvmOptions options, Journal journal) {
        try {
            Jvm jvm = new Jvm(name, options.process(name).start(), journal);
            jvm.listener.setDaemon(true);
            jvm.listener.start();
            jvm.reader.setDaemon(true);
            jvm.reader.start();
            return jvm;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start JVM " + name, e);
        }
    }

    /** Does the work there and waits for the result, as {@link Running#result()} does. */
    public <R extends @Nullable Object> R run(Work<R> work) throws InterruptedException {
        return begin(work).result();
    }

    /** Sends the work there. It meets nobody but itself. */
    public <R extends @Nullable Object> Running<R> begin(Work<R> work) {
        Running<R> begun = prepare(work);
        CompletableFuture<?> unused = begun.met().thenRun(begun::go);
        return begun;
    }

    /** Sends the work there. It goes on from {@link Place#meet} when it is told to. */
    <R extends @Nullable Object> Running<R> prepare(Work<R> work) {
        Running<R> prepared = new Running<>(this, lastId.incrementAndGet());
        running.put(prepared.id(), prepared);
        try {
            channel.send(new Message.Begin(prepared.id(), Channel.bytes(work)));
        } catch (UncheckedIOException gone) {
            prepared.fail(ended());
        } catch (IOException e) {
            prepared.fail("The work can not be sent to " + this + ": " + e);
        }
        return prepared;
    }

    void go(Running<?> met) {
        try {
            channel.send(new Message.Go(met.id()));
        } catch (UncheckedIOException gone) {
            met.fail(ended());
        }
    }

    private void listen() {
        try {
            for (Message message = channel.receive(); message != null; message = channel.receive()) {
                hear(message);
            }
        } catch (RuntimeException broken) {
            destroy();
            running.values().forEach(work -> work.fail(this + ": " + broken));
        }
        process.onExit().join();
        running.values().forEach(work -> work.fail(ended()));
        running.clear();
    }

    private void hear(Message message) {
        if (message instanceof Message.Met met) {
            known(met.id()).waits();
        } else if (message instanceof Message.Told told) {
            journal.add(new Journal.Line(name, told.topic(), told.what()));
            acknowledge(told);
        } else if (message instanceof Message.Done done) {
            known(done.id()).succeed(done.result());
            running.remove(done.id());
        } else if (message instanceof Message.Failed failed) {
            known(failed.id()).fail("In " + this + ": " + failed.trace());
            running.remove(failed.id());
        } else if (message instanceof Message.Dumped) {
            dumped.complete(null);
        } else if (!(message instanceof Message.Hello)) {
            throw new IllegalStateException("No message from a child: " + message);
        }
    }

    private void acknowledge(Message.Told told) {
        try {
            channel.send(new Message.Noted(told.telling()));
        } catch (UncheckedIOException gone) {
            // who told it has ended meanwhile, which shows as the end of what it says
        }
    }

    private Running<?> known(long id) {
        Running<?> work = running.get(id);
        if (work == null) {
            throw new IllegalStateException("It was sent no work of the number " + id);
        }
        return work;
    }

    private String ended() {
        String exit = process.isAlive() ? "" : " with " + process.exitValue();
        joinQuietly(reader);
        return this + " has ended" + exit + " before its work had. It printed: " + output.text();
    }

    /** Ends it, since who knows what it will still do. */
    AssertionError late(Duration limit) {
        try {
            channel.send(new Message.Dump());
            dumped.get(DUMP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (UncheckedIOException | ExecutionException | TimeoutException silent) {
            // then it is as it is: what it printed until now has to do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        return new AssertionError(this + " takes longer than " + limit + ". It printed: " + output.text());
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The end of what it has printed. */
    public String output() {
        return output.text();
    }

    /** Ends it on the spot ({@code SIGKILL}); it is gone when this returns. */
    public void kill() {
        destroy();
        awaitEnd();
    }

    /** The process itself would close its streams, and lose what it printed last. */
    private void destroy() {
        process.toHandle().destroyForcibly();
    }

    /** Ends it; work that it still does fails. */
    @Override
    public void close() {
        kill();
        joinQuietly(listener);
        joinQuietly(reader);
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(this + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join(END_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "JVM " + name + " (process " + process.pid() + ")";
    }
}
