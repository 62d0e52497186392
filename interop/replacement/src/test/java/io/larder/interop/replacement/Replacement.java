// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import io.larder.interop.replacement.shop.Shop;
import io.larder.testing.servers.RedisServer;
import java.util.Set;

/**
 * The shop with one of the old providers, and with Larder.
 *
 * @param redis whom either may ask for, as {@code REDIS_PORT}
 */
record Replacement(OldProvider provider, RedisServer redis) {

    /** What a program waits for: longer than a busy machine takes for what will come, short for what never will. */
    private static final String COMES = "20";

    private static final String NEVER = "2";

    /** Of what is done when somebody comes by. */
    private static final String SOME_TIME = "0";

    Program before() {
        String path = ClassPath.of(provider.before(), Set.of(provider.className()));
        return asking(
                switch (provider) {
                    case CAFFEINE -> shop(path, "declared", SOME_TIME, COMES);
                    case EHCACHE ->
                        shop(
                                path,
                                "declared",
                                COMES,
                                COMES,
                                provider.before().resolve("ehcache.xml").toUri().toString());
                    case HAZELCAST ->
                        shop(path, "declared", COMES, NEVER)
                                .property("hazelcast.jcache.provider.type", "member")
                                .property("hazelcast.phone.home.enabled", "false")
                                .property("hazelcast.logging.type", "none");
                    case REDISSON -> shop(path, "coded", SOME_TIME, NEVER);
                });
    }

    Program after() {
        String path = ClassPath.of(provider.after(), Set.of(ClassPath.LARDER));
        return asking(
                switch (provider) {
                    case CAFFEINE -> shop(path, "declared", COMES, COMES);
                    case EHCACHE -> shop(path, "declared", COMES, COMES, "classpath:larder.properties");
                    case HAZELCAST -> shop(path, "declared", NEVER, COMES);
                    case REDISSON -> shop(path, "coded", NEVER, NEVER);
                });
    }

    private static Program shop(String path, String... arguments) {
        return Program.of(Shop.class, path, arguments);
    }

    private Program asking(Program program) {
        return program.environment("REDIS_HOST", "127.0.0.1").environment("REDIS_PORT", String.valueOf(redis.port()));
    }
}
