// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a JVM leaves behind that did not close its servers. */
final class AbandonedServersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The JVM that starts servers, tells their ports, and ends when its input does, without closing them. */
    static final class Starter {

        private Starter() {}

        public static void main(String... arguments) throws IOException {
            RedisServer running = RedisServer.start();
            RedisServer paused = RedisServer.start();
            paused.pause();
            MemcachedServer other = MemcachedServer.start();
            System.out.println(running.port() + "," + paused.port() + "," + other.port());
            System.exit(System.in.read() < 0 ? 0 : 1);
        }
    }

    @Test
    void kill_jvmWithServers_endsThemAndRemovesTheirFiles() throws Exception {
        ending(Process::destroyForcibly);
    }

    @Test
    void exit_jvmWithServers_endsThemAndRemovesTheirFiles() throws Exception {
        ending(AbandonedServersIT::endInput);
    }

    private static void endInput(Process jvm) {
        try {
            jvm.getOutputStream().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void ending(Consumer<Process> end) throws Exception {
        Process jvm = startJvm();
        try (BufferedReader told = jvm.inputReader(StandardCharsets.UTF_8)) {
            List<Integer> ports = Arrays.stream(String.valueOf(told.readLine()).split(","))
                    .map(Integer::valueOf)
                    .toList();
            List<ProcessHandle> processes = jvm.descendants().toList();
            assertThat(ports).hasSize(3).noneMatch(FreePorts::isFree);
            end.accept(jvm);
            assertThat(jvm.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            awaitNone(() -> processes.stream().filter(ProcessHandle::isAlive));
            awaitNone(() -> ports.stream().filter(port -> !FreePorts.isFree(port)));
            awaitNone(() -> Leftovers.folders(jvm.pid()).stream());
        } finally {
            jvm.destroyForcibly();
        }
    }

    private static Process startJvm() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        inherited().forEach(command::add);
        command.add(Starter.class.getName());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Stream<String> inherited() {
        return Stream.of(Machines.PLACE, Version.EXECUTABLE, Version.MEMCACHED_EXECUTABLE, "java.io.tmpdir")
                .flatMap(name ->
                        Optional.ofNullable(System.getProperty(name)).map(value -> "-D" + name + "=" + value).stream());
    }

    private static void awaitNone(Supplier<Stream<?>> left) {
        Await.until(
                LIMIT,
                () -> left.get().findAny().isEmpty(),
                () -> "Left behind: " + left.get().toList() + ", not gone");
    }
}
