// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.io.IOException;
import java.io.Reader;

/** The end of what a process has printed. Read by one thread until the process ends; safe to look at for others. */
final class Output {

    private static final int MOST = 50_000;

    private final StringBuilder text = new StringBuilder();

    /** Reads until there is no more. */
    void read(Reader reader) {
        char[] buffer = new char[4_096];
        try (reader) {
            for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
                add(buffer, length);
            }
        } catch (IOException ended) {
            // a process that is killed may end in the middle of a line
        }
    }

    private synchronized void add(char[] buffer, int length) {
        text.append(buffer, 0, length);
        if (text.length() > MOST) {
            text.delete(0, text.length() - MOST);
        }
    }

    synchronized String text() {
        return text.isEmpty() ? "(nothing)" : text.toString();
    }
}
