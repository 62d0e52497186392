// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.jspecify.annotations.Nullable;

/**
 * A web server whose visitors log in. Any number of them, with the same store, know each other's visitors. The arguments
 * are the URI of the store (empty: this JVM) and the port.
 */
public final class SessionServer implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final int THREADS = 8;
    private static final String COOKIE = "session=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%d";
    private static final Map<String, Profile> DIRECTORY = Map.of(
            "ada", new Profile("Ada Lovelace", "ada@example.org"),
            "grace", new Profile("Grace Hopper", "grace@example.org"));

    private final Sessions sessions;
    private final Profiles profiles;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private SessionServer(CacheManager manager, int port) throws IOException {
        sessions = new Sessions(manager, IDLE, ABSOLUTE, InstantSource.system());
        profiles = new Profiles(manager, DIRECTORY::get);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        offer("POST", "/login", this::login);
        offer("GET", "/me", this::me);
        offer("POST", "/logout", this::logout);
        offer("POST", "/logout-everywhere", this::logoutEverywhere);
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        if (given.size() != 2) {
            throw new IllegalArgumentException("Give a URI (or \"\") and a port, such as \"\" 8081");
        }
        CacheManager manager = Caching.getCachingProvider()
                .getCacheManager(given.get(0).isEmpty() ? null : URI.create(given.get(0)), null);
        SessionServer server = start(manager, Integer.parseInt(given.get(1)));
        System.out.printf(
                "Listening on http://localhost:%d, with sessions on %s; Ctrl-C ends it%n",
                server.port(), manager.getURI());
    }

    /** @param port 0 for one that is free */
    static SessionServer start(CacheManager manager, int port) throws IOException {
        SessionServer server = new SessionServer(manager, port);
        server.server.start();
        return server;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Whoever is in the directory is let in: here the password would be asked for. */
    private Answer login(HttpExchange exchange) {
        String user = String.valueOf(exchange.getRequestURI().getQuery()).replaceFirst("^user=", "");
        return profiles.of(user)
                .map(profile -> {
                    String id = sessions.create(user);
                    String hello = "Hello %s, this is login %d".formatted(profile.name(), sessions.logins(user));
                    return new Answer(200, hello, COOKIE.formatted(id, ABSOLUTE.toSeconds()));
                })
                .orElse(new Answer(403, "Nobody of that name", null));
    }

    private Answer me(HttpExchange exchange) {
        return find(exchange)
                .flatMap(session -> profiles.of(session.user()))
                .map(profile -> new Answer(200, profile.name() + " <" + profile.mail() + ">", null))
                .orElse(Answer.NOBODY);
    }

    private Answer logout(HttpExchange exchange) {
        id(exchange).ifPresent(sessions::revoke);
        return new Answer(200, "Logged out", COOKIE.formatted("", 0));
    }

    private Answer logoutEverywhere(HttpExchange exchange) {
        return find(exchange)
                .map(session -> {
                    sessions.revokeAll(session.user());
                    return new Answer(200, "Logged out everywhere", COOKIE.formatted("", 0));
                })
                .orElse(Answer.NOBODY);
    }

    private Optional<Session> find(HttpExchange exchange) {
        return id(exchange).flatMap(sessions::find);
    }

    private static Optional<String> id(HttpExchange exchange) {
        return Stream.ofNullable(exchange.getRequestHeaders().getFirst("Cookie"))
                .flatMap(cookies -> Stream.of(cookies.split("; *")))
                .filter(cookie -> cookie.startsWith("session="))
                .map(cookie -> cookie.substring("session=".length()))
                .findFirst();
    }

    private void offer(String method, String path, Function<HttpExchange, Answer> page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean right = exchange.getRequestMethod().equals(method);
                (right ? answer(exchange, page) : new Answer(405, "Use " + method, null)).send(exchange);
            }
        });
    }

    private static Answer answer(HttpExchange exchange, Function<HttpExchange, Answer> page) {
        try {
            return page.apply(exchange);
        } catch (CacheException unreachable) {
            System.err.println("Nobody is let in: " + unreachable.getMessage());
            return new Answer(503, "Try again later", null);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, String text, @Nullable String cookie) {

        static final Answer NOBODY = new Answer(401, "Nobody is logged in", null);

        void send(HttpExchange exchange) throws IOException {
            byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
            if (cookie != null) {
                exchange.getResponseHeaders().set("Set-Cookie", cookie);
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
