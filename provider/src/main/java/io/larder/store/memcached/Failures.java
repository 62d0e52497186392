// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.spi.StoreException;
import io.larder.store.remote.RemoteSettings;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** What went wrong, in words that say what to do. No secret is in them. */
final class Failures {

    private Failures() {}

    /** The failure of an operation on a cache. */
    static StoreException of(String cacheName, String operation, Servers servers, ServerFailure failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String what = String.valueOf(failure.getMessage());
        return new StoreException(cacheName, operation, servers.toString(), what + advice(cause, what), failure);
    }

    private static String advice(Throwable cause, String what) {
        if (cause instanceof TimeoutException) {
            return " (" + RemoteSettings.TIMEOUT + ", " + RemoteSettings.CONNECT_TIMEOUT + ")";
        }
        if (cause instanceof UnknownHostException) {
            return ". There is no host of that name";
        }
        if (cause instanceof ConnectException) {
            return ". Nobody listens there, or a firewall is between";
        }
        if (what.contains("out of memory")) {
            return ". It has no memory left; give it more (-m), or let it evict (without -M)";
        }
        if (what.contains("unauthenticated")) {
            return ". It wants a user and a password; give them in the URI, or as the settings " + RemoteSettings.USER
                    + " and " + RemoteSettings.PASSWORD;
        }
        return what.contains("'ERROR'") || what.contains(": ERROR")
                ? ". It does not know a command that Larder needs: Memcached 1.6 or later does, and for"
                        + " memcached+discovery an endpoint that knows 'config get cluster'"
                : "";
    }
}
