// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import javax.cache.Cache;

/** Whether objects are shared with the cache, and what cannot be had. */
record Visiting(Cache<String, Session> sessions, Notebook notebook) {

    void day() {
        Session put = new Session().visit("home");
        sessions.put("ann", put);
        put.visit("tea");
        notebook.note("a value changed after it was put", () -> sessions.get("ann"));
        sessions.get("ann").visit("salt");
        notebook.note("a value changed after it was got", () -> sessions.get("ann"));
        notebook.note("beans of a cache without statistics", Beans.of("sessions"));
        notebook.note("its configuration over JMX", Beans.configuration("sessions"));
        sessions.getCacheManager().enableManagement("sessions", false);
        sessions.getCacheManager().enableStatistics("sessions", true);
        notebook.note("beans after the one was hidden and the other shown", Beans.of("sessions"));
        sessions.close();
        notebook.note("get, cache closed", () -> sessions.get("ann"));
        notebook.note("beans of a closed cache", Beans.of("sessions"));
    }
}
