// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.TouchedExpiryPolicy;

/** The sessions of all users. All JVMs whose cache managers have the same store share them. Safe for use by threads. */
final class Sessions {

    private final Cache<String, Session> sessions;
    private final Cache<String, Account> accounts;
    private final Duration absolute;
    private final InstantSource clock;

    /**
     * @param idle when a session ends that is not used
     * @param absolute when a session ends even if it is used; longer than {@code idle}
     */
    Sessions(CacheManager manager, Duration idle, Duration absolute, InstantSource clock) {
        this.sessions = cache(manager, "sessions", Session.class, idle);
        this.accounts = cache(manager, "accounts", Account.class, absolute);
        this.absolute = absolute;
        this.clock = clock;
    }

    // tag::sliding[]
    private static <V> Cache<String, V> cache(CacheManager manager, String name, Class<V> type, Duration unused) {
        Cache<String, V> present = manager.getCache(name, String.class, type);
        javax.cache.expiry.Duration lifetime =
                new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, unused.toMillis());
        return present != null
                ? present
                : manager.createCache(
                        name,
                        new MutableConfiguration<String, V>()
                                .setTypes(String.class, type)
                                .setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(lifetime)));
    }
    // end::sliding[]

    // tag::create[]
    /** Returns the id of a new session: the only one who knows it is whoever gets it now. */
    String create(String user) {
        Account account = accounts.invoke(user, Account.LOGIN); // <1>
        Session session = new Session(user, account.stamp(), clock.instant().plus(absolute)); // <2>
        String id = RandomId.next();
        while (!sessions.putIfAbsent(RandomId.digest(id), session)) { // <3>
            id = RandomId.next();
        }
        return id;
    }
    // end::create[]

    // tag::find[]
    /** The session, if it has not ended; it is used by that. */
    Optional<Session> find(String id) {
        Session session = sessions.get(RandomId.digest(id)); // <1>
        if (session == null) {
            return Optional.empty();
        }
        Account account = accounts.get(session.user());
        boolean revoked = account == null || !account.stamp().equals(session.stamp()); // <2>
        boolean over = !clock.instant().isBefore(session.deadline()); // <3>
        if (revoked || over) {
            revoke(id);
            return Optional.empty();
        }
        return Optional.of(session);
    }
    // end::find[]

    // tag::revoke[]
    void revoke(String id) {
        sessions.remove(RandomId.digest(id));
    }

    void revokeAll(String user) {
        accounts.invoke(user, Account.NEW_STAMP);
    }
    // end::revoke[]

    long logins(String user) {
        Account account = accounts.get(user);
        return account == null ? 0 : account.logins();
    }
}
