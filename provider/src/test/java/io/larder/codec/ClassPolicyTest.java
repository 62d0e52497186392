// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.CacheSettings;
import io.larder.config.Setting;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes may be made from bytes. */
class ClassPolicyTest {

    /** Each test is an application of its own. */
    private final ClassLoader loader = new ClassLoader(ClassPolicyTest.class.getClassLoader()) {};

    private EntryCodecSpec spec(Map<Setting<?>, ?> settings, Class<?> valueType) {
        return new EntryCodecSpec("cache", CacheSettings.of(settings), loader, String.class, valueType);
    }

    private ClassPolicy policy(Map<Setting<?>, ?> settings) {
        return new ClassPolicy(spec(settings, Object.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "[Ljava.lang.String;",
                "[[I",
                "int",
                "java.util.ArrayList",
                "java.time.Ser",
                "java.lang.IllegalStateException",
                "java.lang.Enum",
                "[Ljava.io.Serializable;",
                "org.hibernate.cache.spi.support.AbstractReadWriteAccess$SoftLockImpl"
            })
    void allows_valuesOfTheJdkAndWhatHibernateWrapsThemIn_isTrue(String name) {
        assertThat(policy(Map.of()).allows(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.User",
                "org.hibernate.engine.spi.TypedValue",
                "[Lcom.acme.User;",
                "java.net.URL",
                "java.lang.ProcessBuilder",
                "java.lang.Runtime",
                "java.lang.invoke.SerializedLambda",
                "java.lang.reflect.Proxy",
                "java.rmi.server.UnicastRemoteObject",
                "javax.management.BadAttributeValueExpException",
                "com.sun.rowset.JdbcRowSetImpl",
                "sun.reflect.annotation.AnnotationInvocationHandler",
                "javax.swing.UIDefaults",
                "java.beans.EventHandler",
                "",
                "[",
                "[[[[[[[[[[[[I",
                "[Lcom.acme.User"
            })
    void allows_others_isFalse(String name) {
        assertThat(policy(Map.of()).allows(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.User, com.acme.User, true",
        "com.acme.User, com.acme.UserX, false",
        "com.acme.User, com.acme.User$Name, false",
        "com.acme.*, com.acme.User, true",
        "com.acme.*, com.acme.User$Name, true",
        "com.acme.*, com.acme.sub.User, false",
        "com.acme.*, com.acmeX.User, false",
        "com.acme.**, com.acme.sub.sub.User, true",
        "com.acme.**, com.acme.User, true",
        "com.acme.**, com.acmeX.User, false",
        "' com.other.A ,com.acme.User', com.acme.User, true"
    })
    void allows_byPattern_isAsItSays(String allow, String name, boolean allowed) {
        assertThat(policy(Map.of(CodecSettings.ALLOW, allow)).allows(name)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.", "*", "com.*.acme", "com.acme.User,", "com acme"})
    void of_allowIsNoPattern_saysWhatIs(String allow) {
        assertThatThrownBy(() -> EntryCodec.of(spec(Map.of(CodecSettings.ALLOW, allow), Object.class)))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("cache", "serialization.allow", "com.acme.**");
    }

    @Test
    void allows_declaredTypes_isTrue() {
        ClassPolicy policy = new ClassPolicy(spec(Map.of(), ThreadLocal[].class));

        assertThat(policy.allows("java.lang.ThreadLocal")).isTrue();
    }

    @Test
    void allows_whatWasWritten_isTrueForThatLoaderAlone() {
        ClassPolicy policy = policy(Map.of());
        ClassPolicy later = policy(Map.of());
        ClassPolicy elsewhere = new ClassPolicy(Wire.spec(Map.of()));

        policy.trust(EntryCodecTest[].class);

        assertThat(later.allows(EntryCodecTest.class.getName())).isTrue();
        assertThat(elsewhere.allows(EntryCodecTest.class.getName())).isFalse();
    }

    @Test
    void open_whatWasWrittenWithoutTrust_isNothing() {
        Map<Setting<?>, Object> settings = Map.of(CodecSettings.TRUST_ON_WRITE, false);
        EntryCodec<String, Object> codec = EntryCodec.of(spec(settings, Object.class));
        EntryCodec<String, Object> declared = EntryCodec.of(spec(settings, Pair.class));
        KeyName name = codec.name("key");
        byte[] envelope = codec.seal("key", name, new Pair(1, 2));

        assertThat(codec.open("key", name, envelope)).isNull();
        assertThat(declared.open("key", name, envelope)).isNotNull();
    }

    @Test
    void open_ofAnotherTypeThanDeclared_isNothing() {
        EntryCodec<String, Object> untyped = EntryCodec.of(spec(Map.of(), Object.class));
        EntryCodec<String, Integer> typed = EntryCodec.of(spec(Map.of(), Integer.class));
        KeyName name = typed.name("key");

        assertThat(typed.open("key", name, untyped.seal("key", name, "text"))).isNull();
        assertThat(typed.open("key", name, untyped.seal("key", name, 1))).isNotNull();
    }

    @Test
    void load_classOnlyOtherLoadersHave_isUnreadable() {
        assertThatThrownBy(() ->
                        policy(Map.of(CodecSettings.ALLOW, "com.acme.Gone")).load("com.acme.Gone"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("com.acme.Gone");
    }

    @Test
    void require_refusedName_tellsTheSettingAndNothingUnprintable() {
        assertThatThrownBy(() -> policy(Map.of()).require("com.acme.User\r\n\u001b"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("larder.caches.cache.serialization.allow=com.acme.User???");
    }

    @Test
    void trust_doesNotKeepALoader() throws Exception {
        URLClassLoader closing = new URLClassLoader(new URL[0]);
        WeakReference<ClassLoader> gone = new WeakReference<>(closing);
        new ClassPolicy(new EntryCodecSpec("cache", CacheSettings.DEFAULTS, closing, String.class, Object.class))
                .trust(Pair.class);
        closing = null;

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (gone.get() != null) {
            assertThat(System.nanoTime()).as("collected in time").isLessThan(deadline);
            System.gc();
        }
    }

    record Pair(int left, int right) {}
}
