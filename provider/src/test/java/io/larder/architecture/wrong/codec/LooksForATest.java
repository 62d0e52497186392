// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture.wrong.codec;

/** Breaks: nobody looks for a test; public is only what others use. */
public final class LooksForATest {
    boolean tested() {
        return System.getProperty("org.jsr107.tck.management") != null;
    }
}
