// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import java.io.Serializable;
import javax.cache.processor.EntryProcessor;

/**
 * What all sessions of a user have in common.
 *
 * @param stamp random, and another one after each revocation of all sessions
 * @param logins how many there were since the user was last forgotten
 */
record Account(String stamp, long logins) implements Serializable {

    // tag::processors[]
    /** Counts a login, and makes the account if need be. */
    static final EntryProcessor<String, Account, Account> LOGIN = (account, unused) -> {
        Account before = account.exists() ? account.getValue() : new Account(RandomId.next(), 0);
        Account after = new Account(before.stamp(), before.logins() + 1);
        account.setValue(after);
        return after;
    };

    /** Gives the account another stamp, if there is one. */
    static final EntryProcessor<String, Account, Boolean> NEW_STAMP = (account, unused) -> {
        if (account.exists()) {
            account.setValue(new Account(RandomId.next(), account.getValue().logins()));
        }
        return account.exists();
    };
    // end::processors[]
}
