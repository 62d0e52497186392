// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.config.ConfigurationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a URI says that entries live: {@code memcached://host[:port[:weight]],…}, the weight as Dalli has it. (Java's URIs
 * have room for one IPv6 address, and then for no other host.)
 *
 * @param scheme in lower case
 * @param hosts at least one
 * @param user null if the URI names none
 * @param password null if the URI has none
 */
record MemcachedPlace(
        String scheme,
        List<Host> hosts,
        @Nullable String user,
        @Nullable String password) {

    static final String PLAIN = "memcached";
    static final String TLS = "memcacheds";
    static final String DISCOVERY = "memcached+discovery";

    private static final int MOST_WEIGHT = 1_000;

    /**
     * What a URI of one of {@link MemcachedStoreFactory#schemes()} says.
     *
     * @throws ConfigurationException if it can not be served; the message has no secret
     */
    static MemcachedPlace of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals(TLS)) {
            throw wrong(
                    scheme,
                    "the client library knows no TLS; let a proxy such as stunnel beside the application speak it, and"
                            + " name that with memcached://");
        }
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw wrong(scheme, "it names no host, as in " + scheme + "://host:11211");
        }
        String path = uri.getRawPath();
        if (path != null && !path.isEmpty() && !path.equals("/")) {
            throw wrong(scheme, "there is something behind the hosts");
        }
        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at);
        int colon = login.indexOf(':');
        if (at >= 0 && (colon <= 0 || colon == login.length() - 1)) {
            throw wrong(scheme, "before the @ stand a user, a colon and a password");
        }
        return new MemcachedPlace(
                scheme,
                hosts(scheme, authority.substring(at + 1)),
                at < 0 ? null : decoded(login.substring(0, colon)),
                at < 0 ? null : decoded(login.substring(colon + 1)));
    }

    boolean isDiscovery() {
        return scheme.equals(DISCOVERY);
    }

    /** For messages: without secrets. */
    @Override
    public String toString() {
        return scheme + "://" + hosts.stream().map(Host::toString).collect(Collectors.joining(","));
    }

    private static List<Host> hosts(String scheme, String text) {
        List<Host> hosts =
                Arrays.stream(text.split(",", -1)).map(one -> host(scheme, one)).toList();
        Set<String> seen = new HashSet<>();
        for (Host host : hosts) {
            if (!seen.add(host.toString())) {
                throw wrong(scheme, "it names " + host + " twice; give it a weight instead, as in " + host + ":2");
            }
        }
        if (scheme.equals(DISCOVERY) && hosts.size() > 1) {
            throw wrong(scheme, "it names " + hosts.size() + " hosts; there is one configuration endpoint");
        }
        return hosts;
    }

    /** A host name, an IPv4 address or an IPv6 address in brackets, and perhaps a port, and perhaps a weight. */
    private static Host host(String scheme, String text) {
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', Math.max(bracket, 0));
        String name = colon < 0 ? text : text.substring(0, colon);
        String[] numbers = colon < 0 ? new String[0] : text.substring(colon + 1).split(":", -1);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        int port = numbers.length > 0 ? number(numbers[0], 65_535) : Host.PORT;
        int weight = numbers.length > 1 ? number(numbers[1], MOST_WEIGHT) : 1;
        if (name.isEmpty() || port == 0 || weight == 0 || numbers.length > 2) {
            throw wrong(
                    scheme,
                    "a server is written name, name:port, name:port:weight or [IPv6 address]:port, with a weight from 1"
                            + " to " + MOST_WEIGHT + ", not '" + text + "'");
        }
        return new Host(name.toLowerCase(Locale.ROOT), port, weight);
    }

    /** 0 if it is none between 1 and the most. */
    private static int number(String text, int most) {
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        return number > most ? 0 : number;
    }

    /** A plus sign is a plus sign. */
    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static ConfigurationException wrong(String scheme, String what) {
        return new ConfigurationException(List.of("the URI " + scheme + "://… can not be used: " + what));
    }
}
