// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Copier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.cache.CacheException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** One copier, many threads, graphs that have objects in common. */
@NullUnmarked // the objects here have holes on purpose
@SuppressWarnings({"UndefinedEquals"}) // and habits of other people's code
class CopierConcurrencyTest {

    private static final int THREADS = 8;
    private static final int COPIES = 100_000;

    private final Copier copier = Copiers.byValue("busy");
    private final Date common = new Date(1_000);
    private final List<Object> tail = new ArrayList<>(List.of(common, "a", new int[] {1, 2}));

    @Test
    void copy_manyThreadsAndSharedInstances_isRightForEach() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                work.add(() -> copyAndCheck(number));
            }
            for (Future<Long> wrong : pool.invokeAll(work)) {
                assertThat(wrong.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private long copyAndCheck(int thread) {
        Map<String, Object> graph = new HashMap<>(Map.of("date", common, "tail", tail, "thread", thread));
        Map<String, Object> broken = new HashMap<>(Map.of("tail", tail, "alive", Thread.currentThread()));
        long wrong = 0;
        for (int i = 0; i < COPIES; i++) {
            if (i % 1_000 == 0) {
                wrong += isRefused(broken) ? 0 : 1;
                graph.put("serialized", Collections.unmodifiableList(tail));
            } else {
                graph.remove("serialized");
            }
            wrong += isRight(graph, copier.copy(graph)) ? 0 : 1;
        }
        return wrong;
    }

    private boolean isRefused(Object broken) {
        try {
            copier.copy(broken);
            return false;
        } catch (CacheException e) {
            return true;
        }
    }

    private boolean isRight(Map<String, Object> graph, Map<String, Object> copy) {
        List<?> copyOfTail = (List<?>) copy.get("tail");
        return copy.keySet().equals(graph.keySet())
                && copy.get("thread").equals(graph.get("thread"))
                && copy.get("date") != common
                && copy.get("date").equals(common)
                && copyOfTail.get(0) == copy.get("date")
                && copyOfTail != tail
                && ((int[]) copyOfTail.get(2))[1] == 2;
    }
}
