// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.SessionFactory;

/** The applications that run in this JVM. They end with it. */
final class OpenShops {

    private static final Map<Shop, SessionFactory> ALL = new ConcurrentHashMap<>();

    private OpenShops() {}

    /** The application, which is started if it does not run. */
    static SessionFactory of(Shop shop) {
        return ALL.computeIfAbsent(shop, Shop::open);
    }

    static void close(Shop shop) {
        SessionFactory open = ALL.remove(shop);
        if (open != null) {
            open.close();
        }
    }
}
