// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a Sentinel sees a master: the answer to {@code SENTINEL MASTER}. */
record SentinelView(Map<String, String> facts) {

    static SentinelView of(RedisServer sentinel, String master) {
        List<?> words = (List<?>) Objects.requireNonNull(sentinel.command("SENTINEL", "MASTER", master), master);
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            facts.put(String.valueOf(words.get(i)), String.valueOf(words.get(i + 1)));
        }
        return new SentinelView(facts);
    }

    boolean is(String name, int value) {
        return Integer.toString(value).equals(facts.get(name));
    }

    boolean isUp() {
        return "master".equals(facts.get("flags"));
    }
}
