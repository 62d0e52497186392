// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;

/**
 * What is left in a cache that keeps the hundred things which were looked at last, as far as its provider can.
 *
 * @param limit how long it may take to find out what is too much
 */
record Crowding(Cache<Integer, String> recent, Notebook notebook, Duration limit) {

    private static final int BOUND = 100;
    private static final int MANY = 1000;

    void day() {
        for (int number = 0; number < MANY; number++) {
            recent.put(number, "article " + number);
        }
        boolean bounded = Patience.until(limit, () -> size() <= BOUND);
        notebook.note("entries after 1000 were put where 100 fit", bounded ? "at most 100" : "more");
    }

    private int size() {
        AtomicInteger size = new AtomicInteger();
        recent.forEach(entry -> size.incrementAndGet());
        return size.get();
    }
}
