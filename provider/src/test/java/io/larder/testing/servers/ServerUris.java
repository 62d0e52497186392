// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Where Larder finds servers. */
final class ServerUris {

    private ServerUris() {}

    /**
     * The URI of servers that know the same user.
     *
     * @param scheme for connections without TLS; with it, the first {@code redis} becomes {@code rediss}
     * @param path with its slash, or empty
     */
    static URI of(String scheme, List<RedisServer> servers, RedisOptions options, String path) {
        String places = servers.stream().map(RedisServer::address).collect(Collectors.joining(","));
        String secure = options.certificates() == null ? scheme : scheme.replaceFirst("^redis", "rediss");
        return URI.create(secure + "://" + user(options) + places + path);
    }

    private static String user(RedisOptions options) {
        if (options.password() == null) {
            return "";
        }
        return (options.hasNamedUser() ? encode(options.user()) : "") + ":" + encode(options.password()) + "@";
    }

    private static String encode(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
