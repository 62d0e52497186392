// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/**
 * How the fields of a class were written.
 *
 * @param kinds what each is, see {@link Shape}
 * @param targets which of the fields that the class has now each is; -1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Plan(char[] kinds, int[] targets) {

    static final int NOWHERE = -1;

    int size() {
        return kinds.length;
    }
}
