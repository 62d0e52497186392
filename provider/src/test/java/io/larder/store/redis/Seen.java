// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.remote.EntryNames;
import io.larder.testing.servers.MonitoredCommand;
import java.util.List;
import java.util.Set;

/** What is to be said of the commands that a server executed. */
final class Seen {

    /** What a connection asks of its own accord, and what a sweep does behind everybody's back. */
    private static final Set<String> OF_NO_OPERATION =
            Set.of("PING", "HELLO", "CLIENT", "AUTH", "SELECT", "SUBSCRIBE", "SCAN", "INFO", "COMMAND");

    private static final Set<String> WITHOUT_KEYS = Set.of("MULTI", "EXEC", "SCRIPT");
    private static final Set<String> OF_MANY_KEYS = Set.of("UNLINK", "DEL", "EXISTS", "MGET");
    private static final Set<String> KNOWN = Set.of(
            "GET",
            "GETEX",
            "GETDEL",
            "SET",
            "PEXPIRE",
            "PERSIST",
            "GETRANGE",
            "PTTL",
            "UNLINK",
            "DEL",
            "EXISTS",
            "MGET");

    private Seen() {}

    /** What operations have caused. */
    static List<MonitoredCommand> of(List<MonitoredCommand> commands) {
        return commands.stream()
                .filter(command -> !OF_NO_OPERATION.contains(command.name()))
                .toList();
    }

    /** What clients have asked for, without what scripts did. */
    static List<MonitoredCommand> asked(List<MonitoredCommand> commands) {
        return commands.stream()
                .filter(command -> !command.client().equals("lua"))
                .toList();
    }

    /** Each command is one that concerns a cache, and no other key than that cache's is named. */
    static void assertWithin(List<MonitoredCommand> commands, EntryNames names) {
        for (MonitoredCommand command : commands) {
            assertThat(keys(command))
                    .as("keys of %s", command)
                    .allMatch(key -> names.isEntry(key) || key.equals(names.generation()));
        }
    }

    private static List<String> keys(MonitoredCommand command) {
        List<String> words = command.words();
        if (WITHOUT_KEYS.contains(command.name())) {
            return List.of();
        }
        if (command.name().equals("PUBLISH")) {
            return List.of(words.get(2).split(" "));
        }
        if (command.name().equals("EVALSHA") || command.name().equals("EVAL")) {
            int count = Integer.parseInt(words.get(2));
            return words.subList(3, 3 + count);
        }
        assertThat(KNOWN).as("a command that this test knows").contains(command.name());
        return OF_MANY_KEYS.contains(command.name()) ? words.subList(1, words.size()) : words.subList(1, 2);
    }
}
