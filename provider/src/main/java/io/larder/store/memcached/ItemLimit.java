// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import java.io.IOException;

/** How large an item may be on a server. */
final class ItemLimit {

    private static final String SETTING = "STAT item_size_max ";

    private ItemLimit() {}

    /** What the server says, in words. */
    static String of(Server server) {
        try (Aside aside = server.aside()) {
            aside.say("stats settings");
            for (String line = aside.line(); line.startsWith("STAT "); line = aside.line()) {
                if (line.startsWith(SETTING)) {
                    return line.substring(SETTING.length()) + " bytes";
                }
            }
            return "it does not say how much";
        } catch (IOException e) {
            return "it does not say how much (" + e.getMessage() + ")";
        }
    }
}
