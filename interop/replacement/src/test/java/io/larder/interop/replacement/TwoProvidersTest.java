// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.interop.replacement.beside.Beside;
import io.larder.testing.servers.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Larder and another JCache provider on one class path. */
class TwoProvidersTest {

    private static final String LARDER = ClassPath.LARDER;

    /** The API's. */
    private static final String REFUSAL =
            "Multiple CachingProviders have been configured when only a single CachingProvider is expected";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void providers_twoOfThem_areFoundByNameAndLeaveEachOtherAlone(OldProvider provider) throws InterruptedException {
        try (RedisServer server = RedisServer.start()) {
            assertThat(beside(provider)
                            .environment("REDIS_HOST", "127.0.0.1")
                            .environment("REDIS_PORT", String.valueOf(server.port()))
                            .run(folder))
                    .isEqualTo(Map.ofEntries(
                            entry("all", all(provider)),
                            entry("neither named", REFUSAL),
                            entry("named", LARDER),
                            entry("the other named", provider.className()),
                            entry("named too late by the property", REFUSAL),
                            entry("of one name", "here, there"),
                            entry("closed", "true, false, there"),
                            entry("the other closed", "false, true, here again")));
        }
        assertThat(Pages.text("replace.adoc")).contains("CacheException: " + REFUSAL);
    }

    @ParameterizedTest
    @EnumSource
    void providers_oneNamedByTheProperty_isTheOnlyOne(OldProvider provider) throws InterruptedException {
        for (String name : List.of(LARDER, provider.className())) {
            assertThat(beside(provider)
                            .property("javax.cache.spi.CachingProvider", name)
                            .run(folder))
                    .isEqualTo(Map.of("all", "[" + name + "]", "neither named", name));
        }
    }

    @ParameterizedTest
    @EnumSource
    void page_ofAllReplacements_namesTheProvider(OldProvider provider) {
        assertThat(Pages.table("replace.adoc", "providers"))
                .extracting(row -> row.get(1))
                .contains("`" + provider.className() + "`");
    }

    private static String all(OldProvider provider) {
        return new TreeSet<>(Set.of(LARDER, provider.className())).toString();
    }

    private static Program beside(OldProvider provider) {
        String path = ClassPath.of(provider.before(), Set.of(LARDER, provider.className()));
        return Program.of(Beside.class, path, LARDER, provider.className())
                .property("hazelcast.jcache.provider.type", "member")
                .property("hazelcast.phone.home.enabled", "false")
                .property("hazelcast.logging.type", "none");
    }
}
