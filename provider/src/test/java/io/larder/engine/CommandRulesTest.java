// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.engine.RuleTable.Row;
import io.larder.spi.Command;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Stored;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent to the store so that a change comes true, and on which condition. */
final class CommandRulesTest {

    private static final String TABLE = """
            change | lifetime | seen | command
            keep   | -        | -    | -
            keep   | -        | old  | -
            write  | zero     | -    | -
            write  | zero     | old  | remove that version
            write  | finite   | -    | write if absent, created finite
            write  | finite   | old  | write that version, updated finite
            write  | eternal  | -    | write if absent, created eternal
            write  | eternal  | old  | write that version, updated eternal
            write  | keep     | old  | write that version, updated keep
            touch  | zero     | -    | -
            touch  | zero     | old  | remove that version
            touch  | finite   | -    | -
            touch  | finite   | old  | touch that version, finite
            touch  | eternal  | old  | touch that version, eternal
            touch  | keep     | -    | -
            touch  | keep     | old  | -
            remove | -        | -    | -
            remove | -        | old  | remove that version
            """;

    static Stream<Row> rows() {
        return RuleTable.rows(TABLE);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void change_ofWhatWasSeen_isSentAsTheTableSays(Row row) {
        Stored<String> seen = row.orNull("seen") == null ? null : () -> "old";
        Command<String, String> command = Commands.of("key", seen, change(row));
        assertThat(command).isEqualTo(expected(row, seen));
    }

    private static Change<String> change(Row row) {
        return switch (row.text("change")) {
            case "keep" -> Change.keep();
            case "remove" -> Change.remove();
            case "touch" -> new Change.Touch<>(lifetime(row));
            default -> new Change.Write<>("new", lifetime(row));
        };
    }

    private static @Nullable Command<String, String> expected(Row row, @Nullable Stored<String> seen) {
        String command = row.text("command");
        if (seen == null) {
            return command.startsWith("write if absent")
                    ? new Command.Write<>("key", "new", Match.ABSENT, Lifetimes.both(lifetime(row)), false)
                    : null;
        }
        return switch (command.split(",")[0]) {
            case "-" -> null;
            case "remove that version" -> new Command.Remove<>("key", Match.version(seen), false);
            case "touch that version" -> new Command.Touch<>("key", seen, lifetime(row));
            case "write that version" ->
                new Command.Write<>("key", "new", Match.version(seen), Lifetimes.updating(lifetime(row)), false);
            default -> throw new IllegalArgumentException("No command is called " + command);
        };
    }

    private static Lifetime lifetime(Row row) {
        return switch (row.text("lifetime")) {
            case "zero" -> Lifetime.ZERO;
            case "finite" -> Lifetime.ofMillis(1_000);
            case "eternal" -> Lifetime.ETERNAL;
            default -> Lifetime.KEEP;
        };
    }
}
