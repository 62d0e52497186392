// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Copier;
import java.io.ByteArrayInputStream;
import java.io.Externalizable;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.StringReader;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has no copy is refused with words, alone or anywhere in a graph. */
@NullUnmarked // the objects here have holes on purpose
@SuppressWarnings({"ArrayRecordComponent", "IdentityHashMapUsage"}) // and habits of other people's code
class CopierRefusedTest {

    private final Copier copier = Copiers.byValue("orders");

    @ParameterizedTest
    @MethodSource("uncopyable")
    void copy_uncopyable_isRefusedByName(Object value) {
        assertThatThrownBy(() -> copier.copy(value))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("Cache 'orders'")
                .hasMessageContaining(value.getClass().getName())
                .hasMessageContaining("MutableConfiguration.setStoreByValue(false)")
                .hasMessageContaining("larder.caches.orders.store-by-value=false");
    }

    @ParameterizedTest
    @MethodSource("uncopyable")
    void copy_uncopyableInsideAGraph_isRefusedByName(Object value) {
        assertThatThrownBy(() -> copier.copy(new ArrayList<>(List.of(Optional.of(new Holder(value))))))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(value.getClass().getName())
                .hasMessageContaining("java.util.ArrayList > java.util.Optional > " + Holder.class.getName());
    }

    static Stream<Object> uncopyable() throws Exception {
        return Stream.concat(living(), closed());
    }

    private static Stream<Object> living() throws Exception {
        try (ServerSocket socket = new ServerSocket()) {
            return Stream.of(
                    new Thread("never started"),
                    new MyThread(),
                    CopierRefusedTest.class.getClassLoader(),
                    new ThreadLocal<String>(),
                    new WeakReference<>("a"),
                    new SoftReference<>("a"),
                    new WeakHashMap<>(),
                    new ByteArrayInputStream(new byte[1]),
                    new MyStream(),
                    new StringReader("a"),
                    socket,
                    new ReentrantLock(),
                    new ReentrantReadWriteLock(),
                    new StampedLock(),
                    new Semaphore(1),
                    new MyLock(),
                    new CountDownLatch(1),
                    ForkJoinPool.commonPool(),
                    new CompletableFuture<>(),
                    new Resource(),
                    Stream.of(1));
        }
    }

    private static Stream<Object> closed() throws Exception {
        List<Object> captured = new ArrayList<>();
        Supplier<Object> lambda = () -> captured;
        InvocationHandler handler = (proxy, method, args) -> captured.add(method);
        return Stream.of(
                ByteBuffer.allocate(1),
                List.of(1).iterator(),
                new HashMap<>(Map.of(1, 2)).values(),
                new IdentityHashMap<>(Map.of("a", 1)).keySet(),
                lambda,
                String.class.getMethods()[0],
                Proxy.newProxyInstance(
                        CopierRefusedTest.class.getClassLoader(), new Class<?>[] {Runnable.class}, handler),
                new NotReally(),
                new NoPublicConstructor(1),
                new ClosedState(),
                Runtime.getRuntime(),
                Object.class.getModule());
    }

    @Test
    void copy_longLinkedStructure_isRefusedAndNotAStackOverflow() {
        Holder chain = new Holder(null);
        for (int i = 0; i < 200_000; i++) {
            chain = new Holder(chain);
        }
        Holder deep = chain;

        assertThatThrownBy(() -> copier.copy(deep))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("nested deeper than");
    }

    @Test
    void copy_longChainOfSerialForms_isRefusedAndNotAStackOverflow() {
        Exception chain = new Exception();
        for (int i = 0; i < 5_000; i++) {
            chain = new Exception(chain);
        }
        Exception deep = chain;

        assertThatThrownBy(() -> copier.copy(deep))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void copy_stackTooSmallForTheDepth_isRefusedAndNotAStackOverflow() throws Exception {
        Holder chain = new Holder(null);
        for (int i = 0; i < 700; i++) {
            chain = new Holder(chain);
        }
        Holder deep = chain;
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread narrow =
                new Thread(null, () -> outcome.complete(catching(() -> copier.copy(deep))), "narrow", 160 * 1024);

        narrow.start();

        assertThat(outcome.get()).isInstanceOfAny(CacheException.class);
        assertThat(copier.copy(new Holder(new int[] {1})).content).isEqualTo(new int[] {1});
    }

    private static Throwable catching(Runnable action) {
        try {
            action.run();
            return new AssertionError("must fail");
        } catch (Throwable e) {
            return e;
        }
    }

    @Test
    void copy_codeOfTheValueThrows_isTheCauseOfTheRefusal() {
        assertThatThrownBy(() -> copier.copy(new Throwing()))
                .isInstanceOf(CacheException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> copier.copy(new OnlyOnce(new int[] {1})))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("refused by its own constructor")
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copy_afterRefusals_isStillRight() {
        Map<String, int[]> value = new HashMap<>(Map.of("a", new int[] {1}));
        Holder bad = new Holder(value);
        bad.other = new MyThread();

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> copier.copy(bad)).isInstanceOf(CacheException.class);
            value.get("a")[0] = i;
            Map<String, int[]> copy = copier.copy(value);
            assertThat(copy).isNotSameAs(value).containsOnlyKeys("a");
            assertThat(copy.get("a")).isEqualTo(new int[] {i}).isNotSameAs(value.get("a"));
        }
    }

    static class Holder {
        final Object content;
        Object other;

        Holder(Object content) {
            this.content = content;
        }
    }

    static class MyThread extends Thread {}

    static class MyLock extends ReentrantLock {
        private static final long serialVersionUID = 1;
    }

    static class MyStream extends InputStream {
        @Override
        public int read() {
            return -1;
        }
    }

    static class Resource implements AutoCloseable {
        @Override
        public void close() {}
    }

    static class ClosedState extends Timer {
        ClosedState() {
            super(true);
            cancel();
        }
    }

    static class NotReally implements Serializable {
        private static final long serialVersionUID = 1;

        private void writeObject(ObjectOutputStream out) throws NotSerializableException {
            throw new NotSerializableException(NotReally.class.getName());
        }
    }

    @SuppressWarnings("serial")
    static class NoPublicConstructor implements Externalizable {
        private static final long serialVersionUID = 1;

        NoPublicConstructor(int value) {}

        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    static class Throwing implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) {
            throw new IllegalStateException("on purpose");
        }
    }

    record OnlyOnce(int[] values) {
        private static int count;

        OnlyOnce {
            if (count++ > 0) {
                throw new IllegalArgumentException("on purpose");
            }
        }
    }
}
