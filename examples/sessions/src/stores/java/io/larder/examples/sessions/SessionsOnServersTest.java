// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.Jvms;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two JVMs, and the sessions that they share. */
class SessionsOnServersTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static Jvms jvms;

    static Stream<URI> stores() {
        URI redis = SERVERS.redis().uri();
        return Stream.of(redis, SERVERS.memcached().uri(), URI.create("tiered+" + redis));
    }

    @BeforeAll
    static void startJvms() {
        jvms = Jvms.start(2);
    }

    @AfterAll
    static void endJvms() {
        jvms.close();
    }

    /** In whatever JVM this is called. */
    private static Sessions sessions(URI store) {
        return new Sessions(
                manager(store, "sessions"), Duration.ofMinutes(30), Duration.ofHours(12), InstantSource.system());
    }

    /** Two of the stores are on one server. */
    private static CacheManager manager(URI store, String test) {
        String prefix = test + store.getScheme().length();
        return Caching.getCachingProvider().getCacheManager(URI.create(store + "?prefix=" + prefix), null);
    }

    /** A near tier is told of what another JVM did a moment after it was done. */
    private static void assertGone(Sessions sessions, String id) {
        Await.until("the session is gone", () -> sessions.find(id).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void find_createdInOneJvm_isFoundInTheOtherUntilItIsRevokedThere(URI store) throws Exception {
        String id = jvms.get(0).run(place -> sessions(store).create("ada"));
        jvms.get(1).run(place -> {
            assertThat(sessions(store).find(id)).isPresent();
            return 0;
        });

        jvms.get(0).run(place -> {
            sessions(store).revoke(id);
            return 0;
        });

        jvms.get(1).run(place -> {
            assertGone(sessions(store), id);
            return 0;
        });
    }

    @ParameterizedTest
    @MethodSource("stores")
    void revokeAll_whileTheOtherJvmUsesThem_endsThemThere(URI store) throws Exception {
        List<String> ids = jvms.get(0).run(place -> {
            Sessions sessions = sessions(store);
            return List.of(sessions.create("grace"), sessions.create("grace"), sessions.create("grace"));
        });
        jvms.get(1).run(place -> {
            Sessions sessions = sessions(store);
            ids.forEach(id -> assertThat(sessions.find(id)).isPresent());
            return 0;
        });

        jvms.get(0).run(place -> {
            sessions(store).revokeAll("grace");
            return 0;
        });

        jvms.get(1).run(place -> {
            Sessions sessions = sessions(store);
            ids.forEach(id -> assertGone(sessions, id));
            assertThat(sessions.find(sessions.create("grace"))).isPresent();
            return 0;
        });
    }

    @ParameterizedTest
    @MethodSource("stores")
    void create_inTwoJvms_countsEachLogin(URI store) throws Exception {
        jvms.together(
                2,
                place -> place.inThreads(4, thread -> {
                    Sessions sessions = sessions(store);
                    for (int login = 0; login < 25; login++) {
                        sessions.create("counted");
                    }
                    return 0;
                }));

        assertThat(jvms.get(1).<Long>run(place -> sessions(store).logins("counted")))
                .isEqualTo(2 * 4 * 25);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void find_shortIdleTime_renewsItUntilNobodyAsks(URI store) throws Exception {
        jvms.get(0).run(place -> {
            Sliding sliding = new Sliding(manager(store, "hasty"));
            sliding.assertRenewedByAsking();
            sliding.assertEndsUnasked();
            return 0;
        });
    }

    @ParameterizedTest
    @MethodSource("stores")
    void readme_twoServers_answerWhatItSays(URI store) throws Exception {
        List<Integer> ports = Stream.of(0, 1)
                .map(jvm -> {
                    try {
                        return jvms.get(jvm)
                                .run(place -> SessionServer.start(manager(store, "readme"), 0)
                                        .port());
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();

        new Readme().holds(Map.of(8081, ports.get(0), 8082, ports.get(1)));
    }
}
