// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One application, which knows JCache alone, is run with another provider and its configuration, and with Larder and the
 * configuration that the pages put in its place. What it sees is the same but for what the pages say.
 */
class ReplacementTest {

    /** So that the report of an application that stopped early can not pass for one without differences. */
    private static final int MANY = 150;

    @TempDir
    static Path folder;

    /** The waiting of one is the work of another; the machine has two cores. */
    private static final ExecutorService RUNS = Executors.newFixedThreadPool(4);

    private static final List<RedisServer> SERVERS = new ArrayList<>();
    private static final Map<OldProvider, Future<Map<String, String>>> BEFORE = new EnumMap<>(OldProvider.class);
    private static final Map<OldProvider, Future<Map<String, String>>> AFTER = new EnumMap<>(OldProvider.class);

    @BeforeAll
    static void open() {
        for (OldProvider provider : OldProvider.values()) {
            RedisServer server = RedisServer.start();
            SERVERS.add(server);
            Replacement replacement = new Replacement(provider, server);
            BEFORE.put(provider, RUNS.submit(() -> replacement.before().run(folder)));
            AFTER.put(provider, RUNS.submit(() -> replacement.after().run(folder)));
        }
    }

    @AfterAll
    static void close() throws InterruptedException {
        RUNS.shutdownNow();
        assertThat(RUNS.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        SERVERS.forEach(RedisServer::close);
    }

    @ParameterizedTest
    @EnumSource
    void shop_withLarderInstead_seesTheSameButForWhatThePageSays(OldProvider provider) throws Exception {
        Map<String, String> before = requireNonNull(BEFORE.get(provider)).get();
        Map<String, String> after = requireNonNull(AFTER.get(provider)).get();

        assertThat(after.keySet()).containsExactlyElementsOf(before.keySet()).hasSizeGreaterThan(MANY);
        assertThat(rows(differences(before, after)))
                .as("differences, for the table of " + provider.page())
                .isEqualTo(rows(Pages.table(provider.page(), "differences")));
    }

    private static List<List<String>> differences(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new LinkedHashMap<>(before);
        changed.entrySet().removeIf(seen -> seen.getValue().equals(after.get(seen.getKey())));
        return changed.entrySet().stream()
                .map(seen -> List.of(seen.getKey(), seen.getValue(), String.valueOf(after.get(seen.getKey()))))
                .toList();
    }

    /** As they stand on the page. */
    private static String rows(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append('\n'));
        return text.toString();
    }
}
