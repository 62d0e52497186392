// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import java.util.concurrent.CountDownLatch;

/** Something that one thread waits for and another one gives, once. */
final class Signal {

    private final CountDownLatch given = new CountDownLatch(1);

    void give() {
        given.countDown();
    }

    void await() throws InterruptedException {
        given.await();
    }
}
