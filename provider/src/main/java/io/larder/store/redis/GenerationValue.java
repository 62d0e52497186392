// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.remote.Generations;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the server as a cache's generation: {@code g}, a digit for its state, a colon, and the sixteen characters
 * of the generation, where {@link Scripts} compares.
 *
 * @param text the generation
 * @param state what is left to do
 */
record GenerationValue(String text, State state) {

    private static final Pattern FORM = Pattern.compile("g[012]:[A-Za-z0-9_-]{16}");
    private static final State[] STATES = State.values();

    /** By the digits on the server. */
    enum State {
        /** Nothing. */
        SWEPT,
        /** Entries of older generations may still lie there. */
        UNSWEPT,
        /** The same; and the cache was destroyed, so that the generation itself may go in the end if nobody uses it. */
        DESTROYED
    }

    static GenerationValue fresh(State state) {
        return new GenerationValue(Generations.fresh(), state);
    }

    /** What a server replied; null if that is no generation. */
    static @Nullable GenerationValue of(@Nullable Object reply) {
        if (!(reply instanceof byte[] bytes)) {
            return null;
        }
        String value = new String(bytes, StandardCharsets.ISO_8859_1);
        return FORM.matcher(value).matches()
                ? new GenerationValue(value.substring(3), STATES[value.charAt(1) - '0'])
                : null;
    }

    /** The same generation in another state. */
    GenerationValue as(State other) {
        return new GenerationValue(text, other);
    }

    boolean isUnswept() {
        return state != State.SWEPT;
    }

    byte[] bytes() {
        return Requests.ascii("g" + state.ordinal() + ":" + text);
    }
}
