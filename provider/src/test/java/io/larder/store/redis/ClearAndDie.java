// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;

/** A JVM that fills a cache, clears it, and dies before it can sweep. */
final class ClearAndDie {

    private static final int ENTRIES = 20_000;

    private ClearAndDie() {}

    /** Returns when that JVM is gone. */
    static void run(String uri) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClearAndDie.class.getName(),
                        uri)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("The other JVM did not do its part");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    public static void main(String[] arguments) {
        try (Application application = Application.at(URI.create(arguments[0]))) {
            Cache<String, String> cache = application.cache("cache");
            Map<String, String> entries = new HashMap<>();
            for (int i = 0; i < ENTRIES; i++) {
                entries.put("k" + i, "v" + i);
            }
            cache.putAll(entries);
            cache.clear();
            Runtime.getRuntime().halt(0);
        }
    }
}
