// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.config.CacheSettings;
import io.larder.store.remote.EntryNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class GenerationTest {

    /** What was drawn before says nothing of what came to be owed while the answer was on its way. */
    @Test
    void learn_duringWhichAClearFails_leavesTheGenerationOwed() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        AtomicReference<String> stored = new AtomicReference<>("");
        try (ScriptedServer scripted = ScriptedServer.answering((command, data) -> {
                    if (command.startsWith("mg ")) {
                        return "VA 16\r\n" + stored.get() + "\r\n";
                    }
                    stored.set(data);
                    meanwhile.get().run();
                    return "STORED\r\n";
                });
                Servers servers = new Servers(MemcachedPlace.of(scripted.uri()), CacheSettings.of(Map.of()))) {
            Generation generation = new Generation(servers, new EntryNames("larder", "c"));
            Server server = servers.all().get(0);
            generation.owe();
            meanwhile.set(generation::owe);
            generation.learn(List.of(server), servers.deadline());
            assertThat(generation.guess(server)).as("owed once more").isNull();
            String drawn = stored.get();

            meanwhile.set(() -> {});
            generation.learn(List.of(server), servers.deadline());
            assertThat(generation.guess(server)).isEqualTo(stored.get()).isNotEqualTo(drawn);
        }
    }
}
