// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.spi.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Failures as they have to be: in time, of the right class, and without secrets. */
final class Bounded {

    /** What a busy machine may add to the time that settings allow. */
    private static final long SLACK_MILLIS = 300;

    private Bounded() {}

    /** Every operation that has to ask a server about {@code k}. */
    static Map<String, Consumer<Cache<String, String>>> operations() {
        Map<String, Consumer<Cache<String, String>>> operations = new LinkedHashMap<>(changes());
        operations.put("get", cache -> cache.get("k"));
        operations.put("getAll", cache -> cache.getAll(Set.of("k", "l")));
        operations.put("containsKey", cache -> cache.containsKey("k"));
        operations.put("iterator", cache -> cache.forEach(entry -> entry.getValue()));
        return operations;
    }

    /** Every operation after which the value of {@code k}, which is {@code old}, is another one. */
    static Map<String, Consumer<Cache<String, String>>> changes() {
        Map<String, Consumer<Cache<String, String>>> changes = new LinkedHashMap<>();
        changes.put("put", cache -> cache.put("k", "new"));
        changes.put("putAll", cache -> cache.putAll(Map.of("k", "new", "l", "new")));
        changes.put("getAndPut", cache -> cache.getAndPut("k", "new"));
        changes.put("replace", cache -> cache.replace("k", "new"));
        changes.put("getAndReplace", cache -> cache.getAndReplace("k", "new"));
        changes.put("remove", cache -> cache.remove("k"));
        changes.put("getAndRemove", cache -> cache.getAndRemove("k"));
        changes.put("removeAll", cache -> cache.removeAll(Set.of("k", "l")));
        changes.put("clear", Cache::clear);
        return changes;
    }

    /** Fails as a store must, within that time. */
    static StoreException failure(long millis, ThrowingCallable operation) {
        long begun = System.nanoTime();
        Throwable thrown = catchThrowable(operation);
        long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertThat(thrown).isInstanceOf(StoreException.class);
        assertThat(taken).as("milliseconds").isLessThan(millis + SLACK_MILLIS);
        return (StoreException) thrown;
    }

    /** The whole stack trace, where no secret may be. */
    static String everythingOf(CacheException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
