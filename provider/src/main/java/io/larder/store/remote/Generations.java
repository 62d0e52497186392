// SPDX-License-Identifier: Apache-2.0
package io.larder.store.remote;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes generations: what stands before the names of a cache's entries, so that another one makes all of them
 * unreachable at once. Drawn at random, since a count would begin anew, and meet what it left behind, when a server has
 * lost it.
 */
public final class Generations {

    /** 96 bits: nobody clears so often that two of them meet. */
    private static final int BYTES = 12;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Generations() {}

    /** One that was never drawn before: letters, digits, hyphens and underscores. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
