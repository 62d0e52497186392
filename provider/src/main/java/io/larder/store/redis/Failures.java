// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.remote.RemoteSettings;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in words that say what to do. No secret is in them. */
final class Failures {

    /** By the word that the server's reply begins with. */
    private static final Map<String, String> ADVICE = Map.of(
            "NOAUTH", "it wants a user and a password; give them in the URI, or as the settings user and password",
            "WRONGPASS", "it does not know this user and password",
            "NOPERM", "the user may not do that; see the list of rights that Larder needs",
            "OOM", "it has no memory left; give it more, or a maxmemory-policy that evicts, such as allkeys-lru",
            "READONLY", "it is a replica; name its master, or use redis+sentinel:// or redis+cluster://",
            "MOVED", "it is part of a Cluster; use redis+cluster://",
            "MISCONF", "it can not save its data to disk and so takes no writes",
            "DENIED", "it takes no connections from here without a password (protected mode)");

    private static final int MOST_CAUSES = 10;

    private Failures() {}

    /** Why it failed. */
    static String reason(Throwable failure) {
        String known = within(failure, MOST_CAUSES);
        return known == null ? String.valueOf(failure.getMessage()) : known;
    }

    /** Where Jedis has tried several addresses or servers, it keeps what became of each as suppressed. */
    private static @Nullable String within(@Nullable Throwable failure, int most) {
        if (failure == null || most == 0) {
            return null;
        }
        String known = known(failure);
        known = known == null ? within(failure.getCause(), most - 1) : known;
        for (Throwable suppressed : failure.getSuppressed()) {
            known = known == null ? within(suppressed, most - 1) : known;
        }
        return known;
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof SocketTimeoutException) {
            return "no answer in time (" + RemoteSettings.TIMEOUT + ", " + RemoteSettings.CONNECT_TIMEOUT + ")";
        }
        if (cause instanceof UnknownHostException) {
            return "there is no host of that name: " + cause.getMessage();
        }
        if (cause instanceof ConnectException) {
            return "nobody listens there, or a firewall is between: " + cause.getMessage();
        }
        if (cause instanceof SSLException) {
            return "no trusted TLS connection: " + cause.getMessage() + "; see " + RedisSettings.TLS_TRUST_STORE
                    + " and " + RedisSettings.TLS_VERIFY;
        }
        return said(String.valueOf(cause.getMessage()));
    }

    private static @Nullable String said(String text) {
        boolean withinScript = text.contains("executing the script can't run this command");
        String advice = ADVICE.get(withinScript ? "NOPERM" : text.split(" ", 2)[0]);
        return advice == null ? null : "the server says '" + text + "': " + advice;
    }
}
