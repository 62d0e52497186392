// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256, in the alphabet of names. */
final class Digests {

    private Digests() {}

    static KeyName name(byte[] form) {
        return new KeyName(
                KeyName.DIGEST + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(form)));
    }

    private static byte[] sha256(byte[] form) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(form);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
