// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a test asks of its servers.
 *
 * @param version which server
 * @param certificates what it shows; without them it speaks without TLS, with them only TLS
 * @param user whom it knows; {@code default} is the one that {@code AUTH} without a name means
 * @param password of that user; without it everybody may do everything
 * @param lines of its configuration, after ours
 */
public record RedisOptions(
        Version version,
        @Nullable Certificates certificates,
        String user,
        @Nullable String password,
        List<String> lines) {

    private static final String EVERYBODY = "default";

    public RedisOptions {
        lines = List.copyOf(lines);
        if (password != null && Stream.of(user, password).anyMatch(word -> word.isEmpty() || hasSpace(word))) {
            throw new IllegalArgumentException("User and password of a test server are words without white space");
        }
    }

    private static boolean hasSpace(String word) {
        return word.chars().anyMatch(Character::isWhitespace);
    }

    /** The installed server, no TLS, no password. */
    public static RedisOptions defaults() {
        return new RedisOptions(Version.INSTALLED, null, EVERYBODY, null, List.of());
    }

    public RedisOptions version(Version other) {
        return new RedisOptions(other, certificates, user, password, lines);
    }

    public RedisOptions tls(Certificates shown) {
        return new RedisOptions(version, shown, user, password, lines);
    }

    /** A password alone, as {@code requirepass} asks for it. */
    public RedisOptions password(String secret) {
        return user(EVERYBODY, secret);
    }

    /** A user of an access control list; nobody else may do anything. */
    public RedisOptions user(String name, String secret) {
        return new RedisOptions(version, certificates, name, secret, lines);
    }

    /** More lines of configuration, each as in {@code redis.conf}. */
    public RedisOptions config(String... more) {
        return new RedisOptions(
                version,
                certificates,
                user,
                password,
                Stream.concat(lines.stream(), Arrays.stream(more)).toList());
    }

    /** The same, without a password. */
    RedisOptions open() {
        return new RedisOptions(version, certificates, EVERYBODY, null, lines);
    }

    boolean hasNamedUser() {
        return !user.equals(EVERYBODY);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "RedisOptions[" + version + (certificates == null ? "" : ", TLS")
                + (password == null ? "" : ", user " + user) + ", " + lines + "]";
    }
}
