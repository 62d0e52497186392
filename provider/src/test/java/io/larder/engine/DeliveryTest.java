// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
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
        List<Delivery<Integer, String>> line = new ArrayList<>(List.of(behind(null)));
        Delivery<Integer, String> last = behind(behind(line.get(0)));
        line.get(0).finish();
        WeakReference<Delivery<Integer, String>> past = new WeakReference<>(line.remove(0));

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
