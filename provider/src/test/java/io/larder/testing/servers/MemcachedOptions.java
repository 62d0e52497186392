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
 * @param arguments of its command line, after ours
 */
public record MemcachedOptions(
        int megabytes, @Nullable String user, @Nullable String password, List<String> arguments) {

    public MemcachedOptions {
        arguments = List.copyOf(arguments);
        if (user != null && Stream.of(user, String.valueOf(password)).anyMatch(word -> !word.matches("[!-~&&[^:]]+"))) {
            throw new IllegalArgumentException(
                    "User and password of a test server are words of ASCII without white space and colons");
        }
    }

    /** 64 MB, no password. */
    public static MemcachedOptions defaults() {
        return new MemcachedOptions(64, null, null, List.of());
    }

    public MemcachedOptions memory(int size) {
        return new MemcachedOptions(size, user, password, arguments);
    }

    /** Lets in this user alone. */
    public MemcachedOptions user(String name, String secret) {
        return new MemcachedOptions(megabytes, name, secret, arguments);
    }

    /** More arguments, such as {@code "-I", "2m"}. */
    public MemcachedOptions with(String... more) {
        return new MemcachedOptions(
                megabytes,
                user,
                password,
                Stream.concat(arguments.stream(), Arrays.stream(more)).toList());
    }

    List<String> commandLine(Machine machine, int port, String authFile) {
        List<String> words = new ArrayList<>(List.of(machine.executable(), "-l", machine.listenOn()));
        // Whoever is not root keeps being who they are.
        words.addAll(List.of("-p", String.valueOf(port), "-U", "0", "-u", "root", "-m", String.valueOf(megabytes)));
        if (user != null) {
            words.addAll(List.of("-Y", machine.serverFolder() + "/" + authFile));
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
