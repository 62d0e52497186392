// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.remote.Generations;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * What is asked about leases that one holder wants: each is a key that expires, with the holder's token as {@code L0:} and
 * sixteen characters, where {@link Scripts} compares.
 *
 * @param token no other holder has it
 * @param millis how long a lease lasts that is not renewed
 */
record LeaseCalls(String token, long millis) {

    /** Of a new holder. */
    static LeaseCalls lasting(long millis) {
        return new LeaseCalls(Generations.fresh(), millis);
    }

    /** Takes it if nobody has it. Replies OK or nil. */
    Call take(byte[] lease) {
        return Call.once(
                lease,
                new CommandArguments(Command.SET)
                        .add(lease)
                        .add(Requests.ascii("L0:" + token))
                        .add("NX")
                        .add("PX")
                        .add(millis));
    }

    /** Lets it last anew, if it is still this holder's. Replies 1 or 0. */
    Call renew(byte[] lease) {
        return Call.repeatable(lease, ifHeld(lease, Command.PEXPIRE).add(millis));
    }

    /** Gives it back, if it is still this holder's. Replies 1 or 0. */
    Call giveBack(byte[] lease) {
        return Call.repeatable(lease, ifHeld(lease, Command.UNLINK));
    }

    private CommandArguments ifHeld(byte[] lease, Command then) {
        return Scripts.compare(lease, Requests.ascii(token), then);
    }
}
