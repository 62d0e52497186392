// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many threads share one codec; none of them, and nothing it holds, keeps an application alive. */
class EntryCodecConcurrencyTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 2_000;

    @Test
    void sealAndOpen_byManyThreads_neverMixUp() throws Exception {
        EntryCodec<Object, Object> codec = Wire.codec();
        Set<Version> versions = ConcurrentHashMap.newKeySet();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                running.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < ROUNDS; i++) {
                        versions.add(passOn(codec, number * ROUNDS + i));
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(versions).hasSize(THREADS * ROUNDS);
        assertThat(codec.unreadable()).isEqualTo(THREADS * ROUNDS);
    }

    private static Version passOn(EntryCodec<Object, Object> codec, int number) {
        Object key = List.of(number);
        Object value = new ArrayList<>(List.of(new HostileBytesTest.Point(number, 1), "v" + number, Map.of(number, 2)));
        KeyName name = codec.name(key);
        Opened<Object> opened = codec.open(key, name, codec.seal(key, name, value));

        assertThat(codec.open(key, name, new byte[30])).isNull();
        if (opened == null) {
            throw new AssertionError("unreadable: " + key);
        }
        assertThat(opened.value()).isEqualTo(value);
        return opened.version();
    }

    @Test
    void codecAndItsLoader_whenForgotten_areCollected() throws Exception {
        WeakReference<ClassLoader> gone = use(new IsolatedLoader());

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (gone.get() != null) {
            assertThat(System.nanoTime()).as("collected in time").isLessThan(deadline);
            System.gc();
        }
    }

    /** With a class that is no record: the JDK itself keeps one whose {@code equals} was called, until memory is short. */
    private static WeakReference<ClassLoader> use(ClassLoader loader) throws Exception {
        EntryCodec<Object, Object> codec = EntryCodec.of(
                new EntryCodecSpec("leaving", Wire.spec(Map.of()).settings(), loader, Object.class, Object.class));
        Class<?> type = loader.loadClass(KeyNameTest.Named.class.getName());
        var constructor = type.getDeclaredConstructor(String.class, int.class);
        constructor.setAccessible(true);
        Object key = constructor.newInstance("a", 2);
        KeyName name = codec.name(key);
        Opened<Object> opened = codec.open(key, name, codec.seal(key, name, List.of(key)));

        assertThat(opened).isNotNull().satisfies(it -> assertThat(it.value()).isEqualTo(List.of(key)));
        assertThat(type).isNotSameAs(KeyNameTest.Named.class);
        return new WeakReference<>(loader);
    }

    /** Defines the tests' classes anew. */
    private static final class IsolatedLoader extends ClassLoader {

        IsolatedLoader() {
            super(EntryCodecConcurrencyTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || !name.startsWith(KeyNameTest.class.getName())) {
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
