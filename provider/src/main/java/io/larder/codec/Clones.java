// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.text.Format;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumSet;
import java.util.TimeZone;

/** Copies what the JDK's own {@code clone} copies completely. */
final class Clones {

    private Clones() {}

    static Object of(Object original, GraphCopy graph) {
        if (original instanceof Date date) {
            return date.clone();
        }
        if (original instanceof Calendar calendar) {
            return calendar.clone();
        }
        if (original instanceof TimeZone zone) {
            return zone.clone();
        }
        if (original instanceof BitSet bits) {
            return bits.clone();
        }
        return original instanceof EnumSet<?> set ? set.clone() : ((Format) original).clone();
    }
}
