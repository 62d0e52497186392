// SPDX-License-Identifier: Apache-2.0
package io.larder.store.remote;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the server, could not be read, and so counts as absent: to create an entry there is to replace just
 * that. Remembers the last of them. Safe for use by several threads.
 */
public final class Unread {

    private static final int MOST = 1_000;

    private final Map<String, byte[]> stamps = new LinkedHashMap<>();
    private volatile boolean any;

    /**
     * Notes that what was read can not be read.
     *
     * @param stamp what tells it from other writes on this server
     */
    public synchronized void add(String name, byte[] stamp) {
        stamps.remove(name);
        stamps.put(name, stamp);
        if (stamps.size() > MOST) {
            stamps.remove(stamps.keySet().iterator().next());
        }
        any = true;
    }

    /** What was noted last of this entry, if anything. */
    public byte @Nullable [] stamp(String name) {
        if (!any) {
            return null;
        }
        synchronized (this) {
            return stamps.get(name);
        }
    }

    /** It is not there any more. */
    public void forget(String name) {
        if (any) {
            synchronized (this) {
                stamps.remove(name);
                any = !stamps.isEmpty();
            }
        }
    }
}
