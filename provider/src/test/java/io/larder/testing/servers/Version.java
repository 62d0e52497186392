// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.List;

/** Which server is started. */
public enum Version {

    /** Redis as installed, or Valkey if there is no Redis; in Docker, Redis 7.4. */
    INSTALLED("redis:7.4", ""),

    /** Valkey as installed; in Docker, Valkey 8.1. */
    VALKEY("valkey/valkey:8.1", ""),

    /**
     * Redis 6.2, the oldest that Larder serves. Where there is no Docker, the one that the test dependency
     * {@code com.github.codemonstur:embedded-redis:1.4.4} carries for Linux and macOS.
     */
    REDIS_6_2("redis:6.2", "redis-server-6.2"),

    /** Memcached as installed; in Docker, Memcached 1.6. */
    MEMCACHED("memcached:1.6", "");

    /** The system property that names what to run as {@link #INSTALLED}, by name or path. */
    public static final String EXECUTABLE = "test.redis";

    /** The system property that names what to run as {@link #MEMCACHED}, by name or path. */
    public static final String MEMCACHED_EXECUTABLE = "test.memcached";

    private final String image;
    private final String packed;

    Version(String image, String packed) {
        this.image = image;
        this.packed = packed;
    }

    String image() {
        return image;
    }

    /** What it is called where it is installed, the best first; empty if it comes packed. */
    List<String> names() {
        return switch (this) {
            case INSTALLED -> asked(EXECUTABLE, List.of("redis-server", "valkey-server"));
            case MEMCACHED -> asked(MEMCACHED_EXECUTABLE, List.of("memcached"));
            case VALKEY -> List.of("valkey-server");
            case REDIS_6_2 -> List.of();
        };
    }

    private static List<String> asked(String property, List<String> otherwise) {
        String asked = System.getProperty(property, "");
        return asked.isBlank() ? otherwise : List.of(asked);
    }

    /** What it is called in its image. */
    String command() {
        return switch (this) {
            case INSTALLED, REDIS_6_2 -> "redis-server";
            case VALKEY -> "valkey-server";
            case MEMCACHED -> "memcached";
        };
    }

    /** The package that Debian has it in. */
    String debian() {
        return command();
    }

    /** The package that Homebrew has it in. */
    String brew() {
        return command().replace("-server", "");
    }

    /** What the names of its files on the class path begin with; empty if it is installed. */
    String packed() {
        return packed;
    }
}
