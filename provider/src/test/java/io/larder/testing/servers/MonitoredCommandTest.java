// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MonitoredCommandTest {

    @Test
    void parse_quotesAndBackslashes_areTheirCharacters() {
        assertThat(MonitoredCommand.parse("1.5 [0 127.0.0.1:60866] \"set\" \"a \\\"b\\\" \\\\\" \"\" \"\\xff\""))
                .isEqualTo(new MonitoredCommand("127.0.0.1:60866", List.of("set", "a \"b\" \\", "", "\\xff")));
    }

    @Test
    void parse_commandOfScript_isLua() {
        MonitoredCommand command = MonitoredCommand.parse("1339518083.107412 [3 lua] \"get\" \"a\"");
        assertThat(command.client()).isEqualTo("lua");
        assertThat(command.name()).isEqualTo("GET");
    }

    @Test
    void parse_somethingElse_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MonitoredCommand.parse("OK"));
    }
}
