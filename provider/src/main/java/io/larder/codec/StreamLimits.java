// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.ObjectInputFilter;

/**
 * How much Java serialization may read: arrays no longer than the bytes could fill, nesting no deeper than is allowed.
 * Classes have been decided on before, where the stream looks for them; what they put in the place of their objects
 * ({@code readResolve}) is theirs to decide.
 */
final class StreamLimits implements ObjectInputFilter {

    /** The table of a hash map has more places than the map has bytes. */
    private static final int ROOM = 4;

    private static final int SMALL = 1024;

    private final int maxDepth;
    private final int length;

    StreamLimits(int maxDepth, int length) {
        this.maxDepth = maxDepth;
        this.length = length;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        ObjectInputFilter ofJvm = Config.getSerialFilter();
        if (ofJvm != null && ofJvm.checkInput(info) == Status.REJECTED) {
            return Status.REJECTED;
        }
        boolean fits = info.depth() <= maxDepth
                && info.references() <= (long) length + SMALL
                && info.arrayLength() <= (long) length * ROOM + SMALL;
        return fits ? Status.ALLOWED : Status.REJECTED;
    }
}
