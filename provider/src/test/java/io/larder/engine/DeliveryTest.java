// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeliveryTest {

    private static Delivery<Integer, String> behind(@Nullable Delivery<Integer, String> before) {
        return new Delivery<>(1, List.of(), List.of(), before);
    }

    /** On a key that is never left alone there is always a next delivery, so the chain never ends by itself. */
    @Test
    void delivery_thatIsOver_isNotRetainedByThoseBehindIt() {
        AtomicReference<Delivery<Integer, String>> first = new AtomicReference<>(behind(null));
        Delivery<Integer, String> last = behind(behind(first.get()));
        first.get().finish();
        WeakReference<Delivery<Integer, String>> past = new WeakReference<>(first.getAndSet(last));

        for (int i = 0; i < 100 && past.get() != null; i++) {
            System.gc();
        }

        assertThat(past.get()).isNull();
        assertThat(last.turn()).isNotDone();
    }

    @Test
    void turn_whileTheDeliveryBeforeIsUnderWay_isNotDone() {
        Delivery<Integer, String> first = behind(null);
        Delivery<Integer, String> second = behind(first);

        assertThat(first.turn()).isDone();
        assertThat(second.turn()).isNotDone();
        first.finish();
        assertThat(second.turn()).isDone();
    }
}
