// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What is sent without anything between it: one call; or those whose changes are told with one message, and that message,
 * all as one transaction.
 *
 * @param errands at least one; several if all have the same audience
 */
record Parcel(List<Errand> errands) {

    private static final CommandArguments MULTI = new CommandArguments(Command.MULTI);
    private static final CommandArguments EXEC = new CommandArguments(Command.EXEC);

    /** MULTI, PUBLISH and EXEC. */
    private static final int FRAME = 3;

    /** All in parcels, in their order as far as nobody is told of them. */
    static List<Parcel> of(List<Errand> errands) {
        List<Parcel> parcels = new ArrayList<>(errands.size());
        Map<Audience, List<Errand>> together = new LinkedHashMap<>();
        for (Errand errand : errands) {
            Audience audience = errand.call().audience();
            if (audience == null || !audience.together()) {
                parcels.add(new Parcel(List.of(errand)));
            } else {
                together.computeIfAbsent(audience, any -> new ArrayList<>()).add(errand);
            }
        }
        together.values().forEach(told -> parcels.add(new Parcel(told)));
        return parcels;
    }

    private Call first() {
        return errands.get(0).call();
    }

    private List<CommandArguments> commands() {
        return errands.stream()
                .flatMap(errand -> errand.call().commands().stream())
                .toList();
    }

    void send(Connection connection) {
        Audience audience = first().audience();
        if (audience == null) {
            first().send(connection);
            return;
        }
        connection.sendCommand(MULTI);
        commands().forEach(connection::sendCommand);
        connection.sendCommand(audience.word(
                errands.stream().map(errand -> errand.call().key()).toList()));
        connection.sendCommand(EXEC);
    }

    /** How many replies it gets. */
    int replies() {
        return first().audience() == null ? first().replies() : commands().size() + FRAME;
    }

    /** What came back for {@link #send}. */
    void deliver(List<? extends @Nullable Object> replies) {
        if (first().audience() == null) {
            errands.get(0).consider(first().reply(replies));
            return;
        }
        JedisDataException refusal = refusal(replies);
        if (refusal != null) {
            errands.forEach(errand -> errand.consider(refusal));
            return;
        }
        List<?> executed = (List<?>) replies.get(replies.size() - 1);
        int from = 0;
        for (Errand errand : errands) {
            int to = from + errand.call().commands().size();
            List<?> own = executed.subList(from, to);
            errand.consider(own.size() == 1 ? own.get(0) : own);
            from = to;
        }
    }

    /** Why nothing was done: what was refused first; null if all was done. */
    private static @Nullable JedisDataException refusal(List<? extends @Nullable Object> replies) {
        for (Object reply : replies) {
            if (reply instanceof JedisDataException no) {
                return no;
            }
        }
        return null;
    }
}
