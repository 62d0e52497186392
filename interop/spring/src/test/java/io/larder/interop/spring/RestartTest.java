// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.ProtectionDomain;
import java.util.Properties;
import java.util.function.BiFunction;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.SmartClassLoader;

/** The classes of an application come from a class loader of their own, which is another one after a restart. */
class RestartTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @ParameterizedTest
    @EnumSource
    void restart_findsItsEntriesWithNewClassesAndLeavesNothingBehind(Place place) throws Exception {
        Properties settings = Application.settings(Application.newGroup());
        settings.setProperty("larder.serialization.allow", "io.larder.interop.spring.*, org.springframework.cache.**");
        ObjectName beans = new ObjectName("javax.cache:*");
        runAndForget(place.uri(SERVERS), settings, 5);
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(beans, null))
                .isEmpty();

        WeakReference<ClassLoader> second = runAndForget(place.uri(SERVERS), settings, place.isShared() ? 0 : 5);

        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(beans, null))
                .isEmpty();
        // A stack trace in a static field of Spring's keeps the very first one for ever.
        Await.until("the class loader is gone", () -> {
            System.gc();
            return second.get() == null;
        });
    }

    private static WeakReference<ClassLoader> runAndForget(URI uri, Properties settings, int loads) throws Exception {
        ClassLoader loader = new ApplicationLoader();
        Class<?> type = Class.forName(RestartedApplication.class.getName(), true, loader);
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        @SuppressWarnings("unchecked") // as it is declared
        BiFunction<URI, Properties, String> application =
                (BiFunction<URI, Properties, String>) constructor.newInstance();
        assertThat(application.apply(uri, settings))
                .isEqualTo("[Book[number=1, title=Book 1], true, true, [Book[number=1, title=Book 1],"
                        + " Book[number=2, title=Book 2]], [Book[number=1, title=a[b]]], 7.00] " + loads);
        return new WeakReference<>(loader);
    }

    /** Its own classes first, as that of Spring Boot's devtools does it. */
    private static final class ApplicationLoader extends URLClassLoader implements SmartClassLoader {

        private static final String OWN = RestartTest.class.getPackageName() + ".";

        ApplicationLoader() {
            super(
                    new URL[] {
                        RestartTest.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    RestartTest.class.getClassLoader());
        }

        /** Lets Spring put its proxies beside the classes they stand for. */
        @Override
        public Class<?> publicDefineClass(String name, byte[] bytes, @Nullable ProtectionDomain domain) {
            return defineClass(name, bytes, 0, bytes.length, domain);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(OWN)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
