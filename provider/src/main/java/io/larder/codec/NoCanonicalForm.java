// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/** Why a key can't be named. The message completes the sentence "it can not be named, for". */
final class NoCanonicalForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCanonicalForm(String why) {
        super(why);
    }

    NoCanonicalForm(Class<?> type, String why) {
        super(type.getName() + " " + why);
    }
}
