// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.config.ConfigurationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Where a URI says that entries live.
 *
 * @param scheme in lower case
 * @param hosts at least one; of Sentinels, or of nodes of a Cluster, some of them
 * @param master the name that Sentinels know the master by; null without Sentinel
 * @param database 0 if the URI names none
 * @param user null if the URI names none
 * @param password null if the URI has none
 */
record RedisPlace(
        String scheme,
        List<HostAndPort> hosts,
        @Nullable String master,
        int database,
        @Nullable String user,
        @Nullable String password) {

    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26379;

    /**
     * What a URI of one of {@link RedisStoreFactory#schemes()} says.
     *
     * @throws ConfigurationException if it is not of the form that its scheme has; the message has no secret
     */
    static RedisPlace of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw wrong(scheme, "it names no host");
        }
        int at = authority.lastIndexOf('@');
        String user = null;
        String password = null;
        if (at >= 0) {
            String login = authority.substring(0, at);
            int colon = login.indexOf(':');
            user = colon == 0 ? null : decoded(colon < 0 ? login : login.substring(0, colon));
            password = colon < 0 ? null : decoded(login.substring(colon + 1));
        }
        List<HostAndPort> hosts = hosts(scheme, authority.substring(at + 1));
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        Path parsed = Path.of(scheme, path);
        return new RedisPlace(scheme, hosts, parsed.master(), parsed.database(), user, password);
    }

    boolean isTls() {
        return scheme.startsWith("rediss");
    }

    boolean isSentinel() {
        return scheme.endsWith("+sentinel");
    }

    boolean isCluster() {
        return scheme.endsWith("+cluster");
    }

    /** For messages: without secrets. */
    @Override
    public String toString() {
        String list = hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
        return scheme + "://" + list + (master == null ? "" : "/" + master) + (database == 0 ? "" : "/" + database);
    }

    private record Path(@Nullable String master, int database) {

        static Path of(String scheme, String path) {
            boolean sentinel = scheme.endsWith("+sentinel");
            List<String> parts = path.isEmpty() ? List.of() : List.of(path.split("/", -1));
            int expected = sentinel ? 1 : 0;
            if (sentinel && (parts.isEmpty() || parts.get(0).isEmpty())) {
                throw wrong(scheme, "the name of the master is missing, as in " + scheme + "://host:26379/mymaster");
            }
            if (parts.size() > expected + 1) {
                throw wrong(scheme, "there is too much behind the hosts");
            }
            int database = parts.size() == expected + 1 ? database(scheme, parts.get(expected)) : 0;
            if (database != 0 && scheme.endsWith("+cluster")) {
                throw wrong(scheme, "a Cluster has no database but 0");
            }
            return new Path(sentinel ? decoded(parts.get(0)) : null, database);
        }

        private static int database(String scheme, String text) {
            if (!text.matches("[0-9]{1,6}")) {
                throw wrong(scheme, "the database is not a number, as in " + scheme + "://host/1");
            }
            return Integer.parseInt(text);
        }
    }

    private static List<HostAndPort> hosts(String scheme, String text) {
        List<HostAndPort> hosts = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            hosts.add(host(scheme, one));
        }
        boolean single = !scheme.contains("+");
        if (single && hosts.size() > 1) {
            throw wrong(
                    scheme,
                    "it names " + hosts.size() + " hosts; several are written " + scheme + "+cluster:// or " + scheme
                            + "+sentinel://");
        }
        return List.copyOf(hosts);
    }

    /** A host name, an IPv4 address or an IPv6 address in brackets, and perhaps a port. */
    private static HostAndPort host(String scheme, String text) {
        int preset = scheme.endsWith("+sentinel") ? SENTINEL_PORT : PORT;
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', Math.max(bracket, 0));
        String name = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? String.valueOf(preset) : text.substring(colon + 1);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw wrong(scheme, "a host is written name, name:port or [IPv6 address]:port, not '" + text + "'");
        }
        return new HostAndPort(name, Integer.parseInt(port));
    }

    /** A plus sign is a plus sign. */
    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static ConfigurationException wrong(String scheme, String what) {
        return new ConfigurationException(List.of("the URI " + scheme + "://… can not be used: " + what));
    }
}
