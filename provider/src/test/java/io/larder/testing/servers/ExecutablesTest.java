// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExecutablesTest {

    @TempDir
    Path folder;

    @Test
    void find_severalNames_takesTheFirstThatRuns() throws IOException {
        Files.createFile(folder.resolve("best"));
        Path next = program("next");
        program("last");
        assertThat(new Executables(List.of(folder)).find(List.of("best", "next", "last")))
                .contains(next);
    }

    @Test
    void find_severalFolders_takesTheFirst() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        program("second/server");
        Path expected = program("first/server");
        assertThat(new Executables(List.of(folder, first, second)).find(List.of("server")))
                .contains(expected);
    }

    @Test
    void find_path_isNotSearched() throws IOException {
        Path program = program("server");
        Executables nowhere = new Executables(List.of());
        assertThat(nowhere.find(List.of(program.toString()))).contains(program);
        assertThat(nowhere.find(List.of("server"))).isEmpty();
    }

    @Test
    void open_withoutServer_saysHowToGetOne() {
        assertThatExceptionOfType(ServersUnavailableException.class)
                .isThrownBy(() -> LocalMachine.open(Version.INSTALLED, new Executables(List.of())))
                .withMessageContaining("apt-get install redis-server")
                .withMessageContaining("brew install redis")
                .withMessageContaining("Docker");
        assertThat(Leftovers.folders()).isEmpty();
    }

    @Test
    void open_withoutValkey_saysHowToGetIt() {
        assertThatExceptionOfType(ServersUnavailableException.class)
                .isThrownBy(() -> LocalMachine.open(Version.VALKEY, new Executables(List.of())))
                .withMessageContaining("apt-get install valkey-server");
    }

    private Path program(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
