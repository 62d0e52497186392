// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.remote;

/** What can be measured; a suite says which of it is. Every answer is checked, so that no wrong one is fast. */
public enum Operation {
    GET("get", Kind.MODIFIED, 1_000, (cache, turn) -> cache.get(turn.key()) != null),
    GET_MISS("get, a miss", Kind.MODIFIED, 1_000, (cache, turn) -> cache.get(turn.absentKey()) == null),
    CONTAINS("containsKey", Kind.MODIFIED, 1_000, (cache, turn) -> cache.containsKey(turn.key())),
    PUT("put", Kind.MODIFIED, 1_000, Operation::put),
    PUT_CREATED("put, created expiry", Kind.CREATED, 1_000, Operation::put),
    TOUCHED_GET("get, touched expiry", Kind.TOUCHED, 1_000, (cache, turn) -> cache.get(turn.key()) != null),
    PUT_IF_ABSENT("putIfAbsent", Kind.MODIFIED, 1_000, (cache, turn) -> !cache.putIfAbsent(turn.key(), turn.value())),
    GET_AND_PUT("getAndPut", Kind.MODIFIED, 1_000, (cache, turn) -> cache.getAndPut(turn.key(), turn.value()) != null),
    REPLACE("replace", Kind.MODIFIED, 1_000, (cache, turn) -> cache.replace(turn.key(), turn.value())),
    /** An entry of the thread's own, which has to be there to be removed. */
    PUT_REMOVE("put and remove", Kind.MODIFIED, 1_000, (cache, turn) -> {
        String key = turn.ownKey();
        cache.put(key, turn.value());
        return cache.remove(key);
    }),
    INVOKE("invoke", Kind.MODIFIED, 1_000, (cache, turn) -> cache.invoke(turn.key(), turn.value()) != null),
    GET_ALL(
            "getAll(100)",
            Kind.MODIFIED,
            200,
            (cache, turn) -> cache.getAll(turn.keys()).size() == Entries.BATCH),
    PUT_ALL("putAll(100)", Kind.MODIFIED, 200, (cache, turn) -> {
        cache.putAll(turn.batch());
        return true;
    }),
    /** What someone writes who has no putAll. */
    PUT_EACH("100 × put", Kind.MODIFIED, 20, (cache, turn) -> {
        turn.batch().forEach(cache::put);
        return true;
    }),
    /** Counted entry by entry. */
    ITERATE(
            "iterate, an entry",
            Kind.MODIFIED,
            Entries.COUNT,
            (cache, turn) -> !turn.nextEntry(cache).getValue().isEmpty()),
    /** Of a cache that is mostly empty, cleared by all threads. */
    CLEAR("clear", Kind.CLEARED, 1_000, Operation::clear),
    /** Of a full cache. Only its costs are known: whoever measured speed would measure how fast it is filled again. */
    CLEAR_FULL("clear of 10,000 entries", Kind.CLEARED, 1, Operation::clear);

    private final String label;
    private final Kind kind;
    private final int batch;
    private final Work work;

    Operation(String label, Kind kind, int batch, Work work) {
        this.label = label;
        this.kind = kind;
        this.batch = batch;
        this.work = work;
    }

    /** The operation itself. */
    @FunctionalInterface
    private interface Work {
        /** Does it once; false if the answer is wrong. */
        boolean isAnswered(MeasuredCache cache, Turn turn);
    }

    private static boolean put(MeasuredCache cache, Turn turn) {
        cache.put(turn.key(), turn.value());
        return true;
    }

    private static boolean clear(MeasuredCache cache, Turn turn) {
        cache.clear();
        return true;
    }

    void run(MeasuredCache cache, Turn turn) {
        if (!work.isAnswered(cache, turn)) {
            throw new IllegalStateException(
                    "A wrong answer to " + label + ": its numbers would mean something else than the row says");
        }
    }

    /** What the row is called. */
    public String label() {
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
    public boolean isOften() {
        return batch > 1;
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
