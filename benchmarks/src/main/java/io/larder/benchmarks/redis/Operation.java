// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import java.util.List;
import java.util.Map;

/** What is measured. Every answer is checked, so that no wrong one is fast. */
enum Operation {
    GET("get", Kind.MODIFIED, 1_000, "GET", List.of(Map.of("get", 1))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            return cache.get(turn.key()) != null;
        }
    },
    PUT("put", Kind.MODIFIED, 1_000, "SET PX", List.of(Map.of("set", 1))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            cache.put(turn.key(), turn.value());
            return true;
        }
    },
    PUT_CREATED(
            "put, created expiry",
            Kind.CREATED,
            1_000,
            "MULTI, SET XX KEEPTTL, SET NX PX, EXEC in one flush",
            List.of(Map.of("multi", 1, "set", 2, "exec", 1))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            cache.put(turn.key(), turn.value());
            return true;
        }
    },
    TOUCHED_GET("get, touched expiry", Kind.TOUCHED, 1_000, "GETEX PX", List.of(Map.of("getex", 1))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            return cache.get(turn.key()) != null;
        }
    },
    PUT_IF_ABSENT("putIfAbsent", Kind.MODIFIED, 1_000, "SET NX PX, refused", List.of(Map.of("set", 1))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            return !cache.putIfAbsent(turn.key(), turn.value());
        }
    },
    GET_AND_PUT("getAndPut", Kind.MODIFIED, 1_000, "SET GET PX", List.of(Map.of("set", 1))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            return cache.getAndPut(turn.key(), turn.value()) != null;
        }
    },
    REPLACE("replace", Kind.MODIFIED, 1_000, "SET XX PX", List.of(Map.of("set", 1))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            return cache.replace(turn.key(), turn.value());
        }
    },
    INVOKE(
            "invoke",
            Kind.MODIFIED,
            1_000,
            "GET, EVALSHA of GETRANGE and SET PX",
            List.of(Map.of("get", 1, "evalsha", 1, "getrange", 1, "set", 1))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            return cache.invoke(turn.key(), turn.value()) != null;
        }
    },
    GET_ALL("getAll(100)", Kind.MODIFIED, 200, "MGET", List.of(Map.of("mget", 1), Map.of("get", Entries.BATCH))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            return cache.getAll(turn.keys()).size() == Entries.BATCH;
        }
    },
    PUT_ALL("putAll(100)", Kind.MODIFIED, 200, "pipeline of SET PX", List.of(Map.of("set", Entries.BATCH))) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            cache.putAll(turn.batch());
            return true;
        }
    },
    /** Counted entry by entry. */
    ITERATE("iterate, an entry", Kind.MODIFIED, Entries.COUNT, "SCAN COUNT 500, MGET of what it found", List.of()) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            return !turn.nextEntry(cache).getValue().isEmpty();
        }
    },
    /** Of a cache that is mostly empty, cleared by all threads. Commands are not judged: Larder sweeps in the background. */
    CLEAR("clear", Kind.CLEARED, 1_000, "SET of the generation", List.of()) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            cache.clear();
            return true;
        }
    },
    /** Of a full cache. Only its costs are known: whoever measured speed would measure how fast it is filled again. */
    CLEAR_FULL("clear of 10,000 entries", Kind.CLEARED, 1, "SET of the generation", List.of()) {
        @Override
        boolean isAnswered(MeasuredCache cache, Turn turn) {
            cache.clear();
            return true;
        }
    };

    private final String label;
    private final Kind kind;
    private final int batch;
    private final String raw;
    private final List<Map<String, Integer>> commands;

    Operation(String label, Kind kind, int batch, String raw, List<Map<String, Integer>> commands) {
        this.label = label;
        this.kind = kind;
        this.batch = batch;
        this.raw = raw;
        this.commands = commands;
    }

    /** Does it once; false if the answer is wrong. */
    abstract boolean isAnswered(MeasuredCache cache, Turn turn);

    void run(MeasuredCache cache, Turn turn) {
        if (!isAnswered(cache, turn)) {
            throw new IllegalStateException(
                    "A wrong answer to " + label + ": its numbers would mean something else than the row says");
        }
    }

    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /** How often it is done to see what it costs the server. */
    int batch() {
        return batch;
    }

    /** Whether it is done so often that the look at the counters, whose length varies, does not show in what one costs. */
    boolean isOften() {
        return batch > 1;
    }

    /** What raw Jedis sends. */
    String raw() {
        return raw;
    }

    /** The calls that the server may count for one operation by the design, one of these; empty if that is not judged. */
    List<Map<String, Integer>> commands() {
        return commands;
    }

    /** Whether operations a second are measured. */
    boolean hasSpeed() {
        return this != CLEAR_FULL;
    }

    /** Whether it begins with all entries there again, however often it is done. */
    boolean startsFull() {
        return this == CLEAR_FULL;
    }
}
