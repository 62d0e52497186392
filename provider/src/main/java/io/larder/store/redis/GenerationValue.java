// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.store.remote.Generations;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the server as a cache's generation: {@code g0:} or {@code g1:}, and the sixteen characters of the
 * generation, where {@link Scripts} compares.
 *
 * @param text the generation
 * @param unswept whether entries of older generations may still lie there
 */
record GenerationValue(String text, boolean unswept) {

    private static final Pattern FORM = Pattern.compile("g[01]:[A-Za-z0-9_-]{16}");

    static GenerationValue fresh(boolean unswept) {
        return new GenerationValue(Generations.fresh(), unswept);
    }

    /** What a server replied; null if that is no generation. */
    static @Nullable GenerationValue of(@Nullable Object reply) {
        if (!(reply instanceof byte[] bytes)) {
            return null;
        }
        String value = new String(bytes, StandardCharsets.ISO_8859_1);
        return FORM.matcher(value).matches() ? new GenerationValue(value.substring(3), value.charAt(1) == '1') : null;
    }

    byte[] bytes() {
        return Requests.ascii((unswept ? "g1:" : "g0:") + text);
    }
}
