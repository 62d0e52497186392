// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Lifetime;
import io.larder.spi.StoreException;
import io.larder.store.redis.Generation.Known;
import io.larder.store.remote.Doubts;
import io.larder.store.remote.Doubts.Doubted;
import io.larder.store.remote.EntryNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks the servers about entries of one cache: under its current generation, and not before what is in doubt about them
 * has been removed. Safe for use by several threads.
 */
final class Conversation {

    /** More calls than that are not sent at once, so that neither side has to keep too many replies. */
    private static final int MOST_AT_ONCE = 1_000;

    private final Subject subject;
    private final EntryNames names;
    private final Servers servers;
    private final Generation generation;
    private final Announcements announcements;
    private final Doubts doubts = new Doubts();

    Conversation(Subject subject, Servers servers, Generation generation, Announcements announcements) {
        this.subject = subject;
        this.names = subject.names();
        this.servers = servers;
        this.generation = generation;
        this.announcements = announcements;
    }

    /**
     * Whose entries they are.
     *
     * @param cacheName for messages
     * @param place for messages, without secrets
     * @param names what they are called
     */
    record Subject(String cacheName, String place, EntryNames names) {}

    /**
     * What is done.
     *
     * @param operation for messages
     * @param changes whether an entry that was to be replaced or removed must not be read if this fails
     */
    record Purpose(String operation, boolean changes) {

        static Purpose reading(String operation) {
            return new Purpose(operation, false);
        }

        static Purpose changing(String operation) {
            return new Purpose(operation, true);
        }
    }

    /** Makes the call for an entry. */
    @FunctionalInterface
    interface Asking {
        Call about(byte[] entry);
    }

    /** Makes what is wanted of the reply. */
    @FunctionalInterface
    interface Answering<R extends @Nullable Object> {
        R answer(byte[] entry, @Nullable Object reply);
    }

    /** One call about one entry. */
    <R extends @Nullable Object> R one(Purpose purpose, String name, Asking asking, Answering<R> answering) {
        Deadline deadline = servers.deadline();
        try {
            while (true) {
                Known known = generation.current(deadline);
                if (doubts.any() && renewed(doubts.among(List.of(name)), known, deadline)) {
                    continue;
                }
                byte[] entry = names.entry(known.text(), name);
                Call call = announcements.entry(asking.about(entry));
                if (known.trusted()) {
                    Object reply = reply(call, servers.exchange(call, deadline), deadline);
                    if (generation.stands(known, deadline)) {
                        return answering.answer(entry, reply);
                    }
                    continue;
                }
                List<@Nullable Object> replies = servers.exchange(List.of(generation.ask(), call), deadline);
                if (generation.confirms(known, replies.get(0))) {
                    return answering.answer(entry, reply(call, replies.get(1), deadline));
                }
            }
        } catch (RuntimeException failure) {
            throw failed(purpose, Stream.of(name), failure);
        }
    }

    /** Reads several entries without touching them; where one server holds them all, with one command. */
    <R extends @Nullable Object> List<R> read(Purpose purpose, List<String> about, List<Answering<R>> answering) {
        Asking reading = entry -> Requests.read(entry, Lifetime.KEEP);
        return all(
                purpose, new Questions(about, Collections.nCopies(about.size(), reading), servers.isOne()), answering);
    }

    /** Several calls, each about one entry. */
    <R extends @Nullable Object> List<R> all(
            Purpose purpose,
            List<String> about,
            List<? extends Asking> asking,
            List<? extends Answering<R>> answering) {
        return all(purpose, new Questions(about, asking, false), answering);
    }

    /**
     * What is asked about several entries.
     *
     * @param about their names
     * @param asking the call for each of them
     * @param inOne whether all are reads, and one command is to carry them out
     */
    private record Questions(List<String> about, List<? extends Asking> asking, boolean inOne) {

        Questions part(int from, int to) {
            return new Questions(about.subList(from, to), asking.subList(from, to), inOne);
        }

        List<Call> calls(List<byte[]> entries) {
            if (inOne) {
                return List.of(Requests.read(entries));
            }
            List<Call> calls = new ArrayList<>(entries.size());
            for (int i = 0; i < entries.size(); i++) {
                calls.add(asking.get(i).about(entries.get(i)));
            }
            return calls;
        }

        /** The reply about each entry. */
        @SuppressWarnings("unchecked") // MGET replies a list
        List<@Nullable Object> replies(List<@Nullable Object> toCalls) {
            return inOne ? (List<@Nullable Object>) requireNonNull(toCalls.get(0)) : toCalls;
        }
    }

    private <R extends @Nullable Object> List<R> all(
            Purpose purpose, Questions questions, List<? extends Answering<R>> answering) {
        int size = answering.size();
        List<R> answers = new ArrayList<>(size);
        for (int from = 0; from < size; from += MOST_AT_ONCE) {
            int to = Math.min(size, from + MOST_AT_ONCE);
            try {
                answers.addAll(some(questions.part(from, to), answering.subList(from, to)));
            } catch (RuntimeException failure) {
                throw failed(purpose, questions.about().subList(from, size).stream(), failure);
            }
        }
        return answers;
    }

    private <R extends @Nullable Object> List<R> some(Questions questions, List<? extends Answering<R>> answering) {
        Deadline deadline = servers.deadline();
        while (true) {
            Known known = generation.current(deadline);
            if (doubts.any() && renewed(doubts.among(questions.about()), known, deadline)) {
                continue;
            }
            List<byte[]> entries = questions.about().stream()
                    .map(name -> names.entry(known.text(), name))
                    .toList();
            List<Call> calls = new ArrayList<>(questions.calls(entries));
            calls.replaceAll(announcements::entry);
            int asked = calls.size();
            if (!known.trusted()) {
                calls.add(generation.ask());
            }
            List<@Nullable Object> replies = servers.exchange(calls, deadline);
            boolean stands = known.trusted()
                    ? generation.stands(known, deadline)
                    : generation.confirms(known, replies.get(asked));
            if (stands) {
                return answers(
                        entries, questions.replies(settled(calls.subList(0, asked), replies, deadline)), answering);
            }
        }
    }

    private List<@Nullable Object> settled(List<Call> calls, List<@Nullable Object> replies, Deadline deadline) {
        List<@Nullable Object> settled = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            settled.add(reply(calls.get(i), replies.get(i), deadline));
        }
        return settled;
    }

    private static <R extends @Nullable Object> List<R> answers(
            List<byte[]> entries, List<@Nullable Object> replies, List<? extends Answering<R>> answering) {
        List<R> answers = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            answers.add(answering.get(i).answer(entries.get(i), replies.get(i)));
        }
        return answers;
    }

    /** A walk sees nothing that is in doubt either; the generation it goes through. */
    String beginWalk() {
        Deadline deadline = servers.deadline();
        try {
            Known known = generation.current(deadline);
            renewed(doubts.all(), known, deadline);
            return generation.current(deadline).text();
        } catch (RuntimeException failure) {
            throw failed(Purpose.reading("iterate"), Stream.empty(), failure);
        }
    }

    /** Carries out what concerns no entry in particular. */
    void run(String operation, Consumer<Deadline> body) {
        try {
            body.accept(servers.deadline());
        } catch (RuntimeException failure) {
            throw failed(Purpose.reading(operation), Stream.empty(), failure);
        }
    }

    /** Carries out what puts every entry out of reach, those in doubt too. */
    void clear(String operation, Consumer<Deadline> body) {
        Doubted doubted = doubts.all();
        try {
            run(operation, body);
        } catch (RuntimeException failure) {
            doubts.addEverything();
            throw failure;
        }
        doubts.settle(doubted);
    }

    /** What is no entry at all is in the way of entries: it goes, and the call is sent again. */
    private @Nullable Object reply(Call call, @Nullable Object reply, Deadline deadline) {
        if (!Replies.isForeign(reply)) {
            return Replies.checked(reply);
        }
        Replies.checked(servers.exchange(announcements.entry(Requests.discard(call.key())), deadline));
        return Replies.checked(servers.exchange(call, deadline));
    }

    /** Removes what is in doubt; true if so much is that another generation had to take the place of the one known. */
    private boolean renewed(Doubted doubted, Known known, Deadline deadline) {
        if (doubted.isEverything()) {
            Doubted all = doubts.all();
            generation.renew(deadline);
            doubts.settle(all);
            return true;
        }
        List<Call> removals = doubted.names().stream()
                .map(name -> announcements.entry(Requests.discard(names.entry(known.text(), name))))
                .toList();
        if (!removals.isEmpty()) {
            servers.exchange(removals, deadline).forEach(Replies::checked);
            doubts.settle(doubted);
        }
        return false;
    }

    private RuntimeException failed(Purpose purpose, Stream<String> about, RuntimeException failure) {
        if (purpose.changes()) {
            about.forEach(doubts::add);
        }
        boolean ours = failure instanceof JedisException || failure instanceof CacheException;
        return ours && !(failure instanceof StoreException)
                ? new StoreException(
                        subject.cacheName(), purpose.operation(), subject.place(), Failures.reason(failure), failure)
                : failure;
    }
}
