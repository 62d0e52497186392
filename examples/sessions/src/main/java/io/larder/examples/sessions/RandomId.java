// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody can guess. */
final class RandomId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private RandomId() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    /** Under what an id is kept: who can read the server's keys can not log in with them. */
    static String digest(String id) {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
