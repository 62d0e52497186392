// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.tiered;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Who is measured. */
enum TieredContender {
    LARDER("larder", "get"),
    /** Larder without a server, unbounded as it is when nobody says otherwise: what a near hit is compared with. */
    LOCAL("larder local:", ""),
    /** As {@link #LOCAL}, but of the same size as near tiers: Caffeine's own price of a bound is then on both sides. */
    BOUNDED("larder local:, bounded", ""),
    BASELINE("caffeine+jedis", "get"),
    REDISSON("redisson", "hget");

    private final String label;
    private final String farRead;

    TieredContender(String label, String farRead) {
        this.label = label;
        this.farRead = farRead;
    }

    String label() {
        return label;
    }

    /** The command that reads an entry from the server, each time one. */
    String farRead() {
        return farRead;
    }

    /** Whether anything is shared with another JVM. */
    boolean isShared() {
        return !farRead.isEmpty();
    }

    /** Whether it is measured with this. */
    boolean does(TieredKind kind) {
        return switch (this) {
            case LARDER -> true;
            case LOCAL, BOUNDED -> kind.isHits();
            case BASELINE, REDISSON -> kind.isForAll();
        };
    }

    /**
     * Opens it, without any cache as yet.
     *
     * @param server   where entries are shared
     * @param threads  how many will use it at once
     * @param settings of Larder, besides those that make it comparable
     */
    NearClient open(URI server, int threads, Properties settings) {
        return switch (this) {
            case LARDER -> JCacheClient.tiered(server, settings);
            case LOCAL -> JCacheClient.local(settings);
            case BOUNDED -> JCacheClient.bounded(settings);
            case BASELINE -> new BaselineClient(server, threads);
            case REDISSON -> new RedissonNear(server, threads);
        };
    }

    static List<TieredContender> named(String names) {
        return Arrays.stream(names.split(",", -1)).map(TieredContender::one).toList();
    }

    private static TieredContender one(String name) {
        return Arrays.stream(values())
                .filter(contender -> contender.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No contender '" + name + "'; there are: " + Arrays.toString(values())));
    }
}
