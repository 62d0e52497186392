// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Copier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Classes of other loaders: copied as what they are, and let go. */
class CopierLoaderTest {

    private final Copier copier = Copiers.byValue("loaders");

    @Test
    void copy_classOfAnotherLoader_keepsItsClass() throws Exception {
        Object one = make(new IsolatedLoader(), UserCases.Rebuilding.class, "a");
        Object two = make(new IsolatedLoader(), UserCases.Rebuilding.class, "b");
        Object here = new UserCases.Rebuilding("c");

        List<Object> copy = copier.copy(new ArrayList<>(List.of(one, two, here)));

        assertThat(copy.get(0)).isNotSameAs(one).hasSameClassAs(one);
        assertThat(copy.get(1)).isNotSameAs(two).hasSameClassAs(two);
        assertThat(copy.get(2)).isNotSameAs(here).isInstanceOf(UserCases.Rebuilding.class);
        assertThat(one.getClass()).isNotSameAs(two.getClass()).isNotSameAs(here.getClass());
    }

    @Test
    void copy_fieldsOfAClassOfAnotherLoader_areCopied() throws Exception {
        Date date = new Date(1);
        Object holder = make(new IsolatedLoader(), UserCases.Holder.class, date);
        Object record = make(new IsolatedLoader(), UserCases.Box.class, date);

        for (Object original : List.of(holder, record)) {
            Object copy = copier.copy(original);

            var content = original.getClass().getDeclaredField("content");
            content.setAccessible(true);
            assertThat(copy).hasSameClassAs(original);
            assertThat(content.get(copy)).isEqualTo(date).isNotSameAs(date);
        }
    }

    @Test
    void close_ofACopierAndALoader_leavesNothingBehind() throws Exception {
        List<WeakReference<?>> gone = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            gone.addAll(useAndForget());
        }

        awaitCleared(gone);
    }

    private static List<WeakReference<?>> useAndForget() throws Exception {
        IsolatedLoader loader = new IsolatedLoader();
        Copier mine = Copiers.byValue("short-lived");
        for (Class<?> type : List.of(UserCases.Rebuilding.class, UserCases.Holder.class, UserCases.Box.class)) {
            Object value = make(loader, type, new Date(1));
            mine.shares(value);
            mine.copy(value);
        }
        Object shared = make(loader, UserCases.Box.class, "immutable");
        assertThat(mine.shares(shared)).isTrue();
        return List.of(new WeakReference<>(loader), new WeakReference<>(mine));
    }

    @Test
    void undeploy_ofLarderItself_leavesNothingBehindInTheJdkClasses() throws Exception {
        WeakReference<?> larder = copyInALarderOfItsOwn();

        awaitCleared(List.of(larder));
    }

    private static WeakReference<?> copyInALarderOfItsOwn() throws Exception {
        URLClassLoader loader = larder(true);
        Object mine = byValue(loader);
        var copy = Copier.class.getName();
        var method = loader.loadClass(copy).getMethod("copy", Object.class);
        for (Object value :
                List.of(new ArrayList<>(List.of(new Date(1))), "text", new Exception("e"), Map.of(1, new Date(1)))) {
            assertThat(String.valueOf(method.invoke(mine, value))).isEqualTo(value.toString());
        }
        loader.close();
        return new WeakReference<>(loader);
    }

    @Test
    void byValue_withoutKryoOnTheClassPath_saysWhatToAdd() throws Exception {
        try (URLClassLoader loader = larder(false)) {
            assertThatThrownBy(() -> byValue(loader))
                    .satisfies(e -> assertThat(e.getClass().getName()).isEqualTo(CacheException.class.getName()))
                    .hasMessageContaining("com.esotericsoftware:kryo")
                    .hasMessageContaining("larder.caches.own.store-by-value=false");
        }
    }

    private static Object byValue(ClassLoader loader) throws Exception {
        try {
            return loader.loadClass(Copiers.class.getName())
                    .getMethod("byValue", String.class)
                    .invoke(null, "own");
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    /** Larder's classes, and Kryo's or not, in a loader that has nothing else. */
    private static URLClassLoader larder(boolean withKryo) throws Exception {
        List<URL> path = new ArrayList<>(List.of(
                home(Copiers.class),
                home(CacheException.class),
                home(Logger.class),
                home(org.jspecify.annotations.NullMarked.class)));
        if (withKryo) {
            path.addAll(List.of(
                    home(com.esotericsoftware.kryo.Kryo.class), home(org.objenesis.Objenesis.class),
                    home(com.esotericsoftware.minlog.Log.class),
                            home(com.esotericsoftware.reflectasm.FieldAccess.class)));
        }
        return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static void awaitCleared(List<WeakReference<?>> references) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (references.stream().anyMatch(reference -> reference.get() != null)) {
            assertThat(System.nanoTime()).as("collected in time").isLessThan(deadline);
            System.gc();
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Object make(ClassLoader loader, Class<?> type, Object argument) throws Exception {
        var constructor = loader.loadClass(type.getName()).getDeclaredConstructor(Object.class);
        constructor.setAccessible(true);
        return constructor.newInstance(argument);
    }

    /** Defines the test's own classes anew. */
    private static final class IsolatedLoader extends ClassLoader {

        IsolatedLoader() {
            super(CopierLoaderTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || !name.startsWith(UserCases.class.getName())) {
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
