// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.servers.RedisServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A user who may do little, and a server that has no room. */
final class RightsIT {

    /** All that a user needs who uses caches of the prefix {@code mine}. */
    private static final List<String> COMMANDS = List.of(
            "get",
            "mget",
            "getex",
            "getdel",
            "getrange",
            "set",
            "exists",
            "unlink",
            "pexpire",
            "persist",
            "multi",
            "exec",
            "evalsha",
            "eval",
            "scan");

    private static final String TRACKING = " +client|tracking +client|id +subscribe &__redis__:invalidate";

    /** In place of these, for {@code tracking=publish}. */
    private static final String PUBLISHING = " +publish +subscribe resetchannels &mine:@changes:*";

    private static final RedisServer SERVER = RedisServer.start();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static URI user(String name, List<String> commands, String rules) {
        String all = "ACL SETUSER " + name + " reset on >secret ~mine:* +" + String.join(" +", commands) + rules;
        SERVER.command(all.split(" "));
        return URI.create("redis://" + name + ":secret@" + SERVER.address());
    }

    private static void assertEverythingWorks(Application application) {
        Cache<String, String> created = application.cache("created", new CreatedExpiryPolicy(Duration.ONE_HOUR));
        Cache<String, String> touched = application.cache("touched", new TouchedExpiryPolicy(Duration.ONE_HOUR));
        Cache<String, String> asked = application.cache("asked", new Asked(new TouchedExpiryPolicy(Duration.ONE_HOUR)));
        for (Cache<String, String> cache : List.of(created, touched, asked, application.cache("eternal"))) {
            Bounded.operations().values().forEach(operation -> operation.accept(cache));
            cache.put("k", "v");
            assertThat(cache.replace("k", "v", "w")).isTrue();
            assertThat(cache.get("k")).isEqualTo("w");
            assertThat(cache.getAll(Set.of("k"))).isEqualTo(Map.of("k", "w"));
            assertThat(cache.remove("k", "w")).isTrue();
            assertThat(cache.<Boolean>invoke("k", (entry, arguments) -> {
                        entry.setValue("x");
                        return entry.exists();
                    }))
                    .isTrue();
            application.manager().destroyCache(cache.getName());
        }
    }

    @Test
    void user_ofTheRightsThatAreNeeded_canDoEverything() {
        URI uri = user("modest", COMMANDS, TRACKING);
        try (Application application = Application.at(uri, "prefix=mine", "startup=require")) {
            assertEverythingWorks(application);
        }
    }

    /** The list has nothing that could be left out. */
    @Test
    void user_whoLacksOneOfTheRights_canNotDoEverything() {
        for (String missing : COMMANDS) {
            List<String> others =
                    COMMANDS.stream().filter(one -> !one.equals(missing)).toList();
            URI uri = user("lacking", others, TRACKING);
            SERVER.command("SCRIPT", "FLUSH");
            try (Application application = Application.at(uri, "prefix=mine", "timeout=500ms")) {
                assertThatThrownBy(() -> assertEverythingWorks(application))
                        .as("without %s", missing)
                        .isInstanceOf(StoreException.class);
            }
        }
    }

    @Test
    void user_ofTheRightsThatAreNeededToPublish_canDoEverythingAndIsTold() {
        URI uri = user("publisher", COMMANDS, PUBLISHING);
        try (Application application = Application.at(uri, "prefix=mine", "startup=require", "tracking=publish")) {
            assertEverythingWorks(application);
            Await.until(
                    "a subscription to both channels",
                    () -> String.valueOf(SERVER.command("CLIENT", "LIST"))
                            .lines()
                            .anyMatch(client -> client.contains("user=publisher") && client.contains(" sub=1 ")));
        }
    }

    /** What can not be told is not done, so that no near tier keeps what was there before. */
    @Test
    void user_withoutTheRightToPublish_canNotChangeAnything() {
        URI uri = user("mute", COMMANDS, " +subscribe +publish resetchannels &mine:@changes:generations");
        try (Application application = Application.at(uri, "prefix=mine", "timeout=500ms", "tracking=publish");
                Application other = Application.at(SERVER.uri(), "prefix=mine")) {
            Cache<String, String> there = other.cache("muted");
            there.put("k", "v");
            Cache<String, String> here = application.cache("muted");
            StoreException failure = Bounded.failure(1_000, () -> here.put("k", "w"));
            assertThat(failure).hasMessageMatching("(?is).*(right|permission|may not|NOPERM).*");
            assertThat(there.get("k")).isEqualTo("v");
        }
    }

    @Test
    void user_withoutTheRightToTrack_canDoEverythingAndSeesWhatOthersClear() {
        URI uri = user("untold", COMMANDS, "");
        try (Application application = Application.at(uri, "prefix=mine", "startup=require");
                Application other = Application.at(uri, "prefix=mine")) {
            assertEverythingWorks(application);
            Cache<String, String> here = application.cache("cache");
            Cache<String, String> there = other.cache("cache");
            here.put("k", "v");
            assertThat(there.get("k")).isEqualTo("v");
            there.clear();
            assertThat(here.get("k")).isNull();
        }
    }

    @Test
    void user_ofAnotherPrefix_isToldThatRightsAreMissing() {
        URI uri = user("stranger", COMMANDS, TRACKING);
        try (Application application = Application.at(uri, "prefix=theirs", "timeout=500ms")) {
            Cache<String, String> cache = application.cache("cache");
            StoreException failure = Bounded.failure(1_000, () -> cache.put("k", "v"));
            assertThat(failure).hasMessageMatching("(?is).*(right|permission|may not|NOPERM).*");
        }
    }

    @Test
    void put_whereThereIsNoRoom_failsAndLeavesNoOldValue() {
        try (Application application = Application.at(SERVER.uri(), "prefix=full")) {
            Cache<String, String> cache = application.cache("cache");
            cache.put("k", "old");
            SERVER.command("CONFIG", "SET", "maxmemory", "1");
            try {
                StoreException failure = Bounded.failure(1_000, () -> cache.put("k", "new"));
                assertThat(failure).hasMessageMatching("(?is).*(memory|OOM).*");
                assertThat(cache.get("k")).isNotEqualTo("old");
            } finally {
                SERVER.command("CONFIG", "SET", "maxmemory", "0");
            }
            cache.put("k", "newer");
            assertThat(cache.get("k")).isEqualTo("newer");
        }
    }

    @Test
    void get_whereThereIsNoRoom_reads() {
        try (Application before = Application.at(SERVER.uri(), "prefix=full")) {
            before.cache("read").put("k", "v");
            SERVER.command("CONFIG", "SET", "maxmemory", "1");
            try (Application later = Application.at(SERVER.uri(), "prefix=full")) {
                Cache<String, String> cache = later.cache("read");
                assertThat(cache.get("k")).isEqualTo("v");
                assertThat(cache.containsKey("k")).isTrue();
                assertThat(cache.remove("k")).isTrue();
            } finally {
                SERVER.command("CONFIG", "SET", "maxmemory", "0");
            }
        }
    }

    @Test
    void user_whoseRightsAreTaken_failsAndGoesOnWhenTheyAreBack() {
        URI uri = user("wavering", COMMANDS, TRACKING);
        try (Application application = Application.at(uri, "prefix=mine", "timeout=500ms")) {
            Cache<String, String> cache = application.cache("cache");
            cache.put("k", "v");
            SERVER.command("ACL", "SETUSER", "wavering", "-set", "-get");
            Bounded.failure(1_000, () -> cache.put("k", "w"));
            SERVER.command("ACL", "SETUSER", "wavering", "+set", "+get");
            Await.until("service", () -> {
                try {
                    cache.put("k", "x");
                    return true;
                } catch (StoreException notYet) {
                    return false;
                }
            });
            assertThat(cache.get("k")).isEqualTo("x");
        }
    }
}
