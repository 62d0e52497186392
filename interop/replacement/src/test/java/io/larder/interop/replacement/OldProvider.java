// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement;

import java.nio.file.Path;
import java.util.Locale;

/** Those that Larder can take the place of. */
enum OldProvider {
    CAFFEINE("com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider"),
    EHCACHE("org.ehcache.jsr107.EhcacheCachingProvider"),
    HAZELCAST("com.hazelcast.cache.HazelcastCachingProvider"),
    REDISSON("org.redisson.jcache.JCachingProvider");

    private final String className;

    OldProvider(String className) {
        this.className = className;
    }

    String className() {
        return className;
    }

    /** What its files and its page are called after. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The folder with its configuration, which is at the root of the class path. */
    Path before() {
        return ClassPath.folder(word() + "/before");
    }

    /** The folder with Larder's configuration instead. */
    Path after() {
        return ClassPath.folder(word() + "/after");
    }

    String page() {
        return "replace-" + word() + ".adoc";
    }
}
