// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

/**
 * One operation of a history, on one key; what an operation on several keys did to each of them is one of these each.
 *
 * @param key its number, or {@link #ALL_KEYS}
 */
record Operation(Actor actor, int key, Act act, Span span, Outcome outcome) {

    /** Of an operation that removes every entry. */
    static final int ALL_KEYS = -1;

    /**
     * Who did it.
     *
     * @param jvm from 1; {@link #FOREIGN} is somebody at the server itself
     */
    record Actor(int jvm, int thread) {

        static final int FOREIGN = 0;

        @Override
        public String toString() {
            return jvm == FOREIGN ? "foreign" : "JVM " + jvm + " thread " + thread;
        }
    }

    /** When, in nanoseconds of a clock that all JVMs share. */
    record Span(long begin, long end) {

        boolean contains(long instant) {
            return begin <= instant && instant <= end;
        }

        @Override
        public String toString() {
            return String.format("%.3f..%.3f ms", begin / 1e6, end / 1e6);
        }
    }

    /** What became of it. */
    enum Outcome {
        /** It took effect between its begin and its end. */
        DONE,
        /**
         * It failed: it may take effect at any time from its begin on, or never. Whoever called it must not see again
         * what it was to replace.
         */
        FAILED,
        /** As {@link #FAILED}, but it may as well have been in order that nothing was replaced. */
        UNCERTAIN
    }

    long begin() {
        return span.begin();
    }

    /** From then on it has no effect that it had not before. */
    long settled() {
        return outcome == Outcome.DONE ? span.end() : Long.MAX_VALUE;
    }

    /** The same without an outcome that one could rely on. */
    Operation uncertain() {
        return new Operation(actor, key, act, span, Outcome.UNCERTAIN);
    }

    @Override
    public String toString() {
        return span + " " + actor + (key == ALL_KEYS ? " in all keys " : " in key " + key + " ") + act
                + (outcome == Outcome.DONE ? "" : " (" + outcome + ")");
    }
}
