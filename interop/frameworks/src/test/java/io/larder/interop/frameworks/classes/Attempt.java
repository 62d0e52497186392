// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.classes;

import java.util.Map;
import java.util.Set;
import javax.cache.Cache;

/** What an application may try with an entry whose value it can not read. */
enum Attempt {
    GET("get(k)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.get(key));
        }
    },
    CONTAINS("containsKey(k)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.containsKey(key));
        }
    },
    PUT("put(k, v)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            cache.put(key, NEW);
            return "";
        }
    },
    PUT_ALL("putAll({k: v})") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            cache.putAll(Map.of(key, NEW));
            return "";
        }
    },
    PUT_IF_ABSENT("putIfAbsent(k, v)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.putIfAbsent(key, NEW));
        }
    },
    LOOK_AND_PUT_IF_ABSENT("get(k)`, then `putIfAbsent(k, v)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return cache.get(key) == null ? String.valueOf(cache.putIfAbsent(key, NEW)) : "found";
        }
    },
    GET_AND_PUT("getAndPut(k, v)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.getAndPut(key, NEW));
        }
    },
    REPLACE("replace(k, v)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.replace(key, NEW));
        }
    },
    REPLACE_OLD("replace(k, old, v)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.replace(key, "old", NEW));
        }
    },
    GET_AND_REPLACE("getAndReplace(k, v)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.getAndReplace(key, NEW));
        }
    },
    REMOVE("remove(k)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.remove(key));
        }
    },
    REMOVE_OLD("remove(k, old)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.remove(key, "old"));
        }
    },
    GET_AND_REMOVE("getAndRemove(k)") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.getAndRemove(key));
        }
    },
    REMOVE_ALL("removeAll(Set.of(k))") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            cache.removeAll(Set.of(key));
            return "";
        }
    },
    LOOK("invoke(k, e -> e.exists())") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            return String.valueOf(cache.<Boolean>invoke(key, (entry, arguments) -> entry.exists()));
        }
    },
    SET("invoke(k, e -> e.setValue(v))") {
        @Override
        String perform(Cache<String, Object> cache, String key) {
            cache.<Boolean>invoke(key, (entry, arguments) -> {
                entry.setValue(NEW);
                return true;
            });
            return "";
        }
    };

    private static final String NEW = "new";

    private final String call;

    Attempt(String call) {
        this.call = call;
    }

    /** As the page writes it. */
    String call() {
        return call;
    }

    /** Does it; gives the answer, or nothing where there is none. */
    abstract String perform(Cache<String, Object> cache, String key);
}
