// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a test asks of a Memcached server.
 *
 * @param megabytes how much memory it has for items
 * @param user whom it lets in, by the text protocol ({@code -Y}); null lets in everybody
 * @param password of that user
 * @param isSasl whether it speaks only the binary protocol, and lets in those whom SASL knows ({@code -S}): nobody, since
 *     the programs that make accounts are not everywhere
 * @param arguments of its command line, after ours
 */
public record MemcachedOptions(
        int megabytes, @Nullable String user, @Nullable String password, boolean isSasl, List<String> arguments) {

    static final String SASL_FILE = "memcached.conf";

    public MemcachedOptions {
        arguments = List.copyOf(arguments);
        if (user != null && Stream.of(user, String.valueOf(password)).anyMatch(word -> !word.matches("[!-~&&[^:]]+"))) {
            throw new IllegalArgumentException(
                    "User and password of a test server are words of ASCII without white space and colons");
        }
    }

    /** 64 MB, no password. */
    public static MemcachedOptions defaults() {
        return new MemcachedOptions(64, null, null, false, List.of());
    }

    public MemcachedOptions memory(int size) {
        return new MemcachedOptions(size, user, password, isSasl, arguments);
    }

    /** Lets in this user alone. */
    public MemcachedOptions user(String name, String secret) {
        return new MemcachedOptions(megabytes, name, secret, isSasl, arguments);
    }

    /** Wants SASL. */
    public MemcachedOptions sasl() {
        return new MemcachedOptions(megabytes, user, password, true, arguments);
    }

    /** More arguments, such as {@code "-I", "2m"}. */
    public MemcachedOptions with(String... more) {
        return new MemcachedOptions(
                megabytes,
                user,
                password,
                isSasl,
                Stream.concat(arguments.stream(), Arrays.stream(more)).toList());
    }

    List<String> commandLine(Machine machine, int port, String authFile) {
        List<String> words = new ArrayList<>();
        if (isSasl) {
            words.addAll(List.of("env", "SASL_CONF_PATH=" + machine.serverFolder()));
        }
        words.addAll(List.of(machine.executable(), "-l", machine.listenOn()));
        // Whoever is not root keeps being who they are.
        words.addAll(List.of("-p", String.valueOf(port), "-U", "0", "-u", "root", "-m", String.valueOf(megabytes)));
        if (user != null) {
            words.addAll(List.of("-Y", machine.serverFolder() + "/" + authFile));
        }
        if (isSasl) {
            words.add("-S");
        }
        words.addAll(arguments);
        return List.copyOf(words);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "MemcachedOptions[" + megabytes + " MB" + (user == null ? "" : ", user " + user) + ", " + arguments
                + "]";
    }
}
