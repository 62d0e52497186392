// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.config.CacheSettings;
import io.larder.config.Component;
import io.larder.spi.Codec;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one version of an application has written and the next one reads, under Kryo and under Java serialization. */
@NullUnmarked // fields are found by reflection
class EvolutionTest {

    private static final String SERIAL = " implements java.io.Serializable { static final long serialVersionUID = 1; ";

    @TempDir
    Path directory;

    private String codec = "kryo";
    private int versions;

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_fieldAdded_isEmptyThere(String name) throws Exception {
        codec = name;
        Object read = passOn(
                "class Thing" + SERIAL + "int a = 1; String c = \"c\"; }",
                "class Thing" + SERIAL + "int a; String b = \"unset\"; String c; long d; }");

        assertThat(field(read, "a")).isEqualTo(1);
        assertThat(field(read, "b")).isNull();
        assertThat(field(read, "c")).isEqualTo("c");
        assertThat(field(read, "d")).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_fieldRemoved_isLeftOut(String name) throws Exception {
        codec = name;
        Object read = passOn(
                "class Thing" + SERIAL
                        + "int a = 1; java.util.List<Object> b = java.util.List.of(1, java.util.UUID.randomUUID());"
                        + " double b1 = 5; char b2 = 'x'; byte b3 = 1; short b4 = 2; float b5 = 3; boolean b6; long b7 = 9;"
                        + " String c = \"c\"; }",
                "class Thing" + SERIAL + "int a; String c; }");

        assertThat(field(read, "a")).isEqualTo(1);
        assertThat(field(read, "c")).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_fieldsInAnotherOrder_isTheSame(String name) throws Exception {
        codec = name;
        Object read =
                passOn("class Thing" + SERIAL + "int a = 1; int b = 2; }", "class Thing" + SERIAL + "int b; int a; }");

        assertThat(field(read, "a")).isEqualTo(1);
        assertThat(field(read, "b")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_componentAddedAndRemoved_isEmptyThere(String name) throws Exception {
        codec = name;
        Object read = passOn(
                "record Thing(int a, String gone, String c)" + SERIAL + "Thing() { this(1, \"gone\", \"c\"); } }",
                "record Thing(long z, String c, java.util.List<String> b, int a)" + SERIAL + "}");

        assertThat(field(read, "a")).isEqualTo(1);
        assertThat(field(read, "b")).isNull();
        assertThat(field(read, "c")).isEqualTo("c");
        assertThat(field(read, "z")).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_enumReordered_isTheConstantOfThatName(String name) throws Exception {
        codec = name;
        Object read = passOn(
                "class Thing" + SERIAL + "enum E { A, B } E e = E.B; java.util.Set<E> s = java.util.EnumSet.of(E.A); }",
                "class Thing" + SERIAL + "enum E { NEW, B { }, A } E e; java.util.Set<E> s; }");

        assertThat(field(read, "e")).hasToString("B");
        assertThat(field(read, "s")).hasToString("[A]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_enumConstantGone_isNothing(String name) throws Exception {
        codec = name;
        assertThat(passOn(
                        "class Thing" + SERIAL + "enum E { A, B } E e = E.B; }",
                        "class Thing" + SERIAL + "enum E { A } E e; }"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_fieldOfAnotherType_isNothing(String name) throws Exception {
        codec = name;
        assertThat(passOn("class Thing" + SERIAL + "int a = 1; }", "class Thing" + SERIAL + "long a; }"))
                .isNull();
        assertThat(passOn("class Thing" + SERIAL + "Object a = 1; }", "class Thing" + SERIAL + "String a; }"))
                .isNull();
    }

    @Test
    void open_classThatHasBecomeARecord_isTheRecord() throws Exception {
        Object read = passOn("class Thing { int a = 1; String b = \"b\"; }", "record Thing(String b, int a) {}");

        assertThat(field(read, "a")).isEqualTo(1);
        assertThat(field(read, "b")).isEqualTo("b");
    }

    @Test
    void open_classThatHasBecomeAnEnum_isNothing() throws Exception {
        assertThat(passOn("class Thing { int a = 1; }", "enum Thing { A }")).isNull();
    }

    @Test
    void open_severalObjectsOfAChangedClass_areAllRead() throws Exception {
        Object read = passOn(
                "class Thing { int a = 1; Part[] parts = {new Part(1), new Part(2)}; Part other = new Part(3);"
                        + " static class Part { String gone = \"gone\"; int n; Part(int n) { this.n = n; } } }",
                "class Thing { int a; Part[] parts; Part other; int added;"
                        + " static class Part { int n; java.util.UUID id; } }");

        assertThat(field(((Object[]) field(read, "parts"))[1], "n")).isEqualTo(2);
        assertThat(field(field(read, "other"), "n")).isEqualTo(3);
    }

    private @Nullable Object passOn(String before, String after) throws Exception {
        ClassLoader old = compile(before);
        var constructor = old.loadClass("Thing").getDeclaredConstructor();
        constructor.setAccessible(true);
        EntryCodec<String, Object> writer = codec(old);
        KeyName name = writer.name("key");
        byte[] envelope = writer.seal("key", name, constructor.newInstance());

        EntryCodec<String, Object> reader = codec(compile(after));
        Opened<Object> opened = reader.open("key", name, envelope);
        assertThat(reader.unreadable()).isEqualTo(opened == null ? 1 : 0);
        return opened == null ? null : opened.value();
    }

    private EntryCodec<String, Object> codec(ClassLoader loader) {
        CacheSettings settings = CacheSettings.of(Map.of(
                CodecSettings.CODEC,
                Component.named(Codec.class, codec),
                CodecSettings.ALLOW,
                "Thing, Thing$E, Thing$Part"));
        return EntryCodec.of(new EntryCodecSpec("evolving", settings, loader, String.class, Object.class));
    }

    private ClassLoader compile(String source) throws IOException {
        Path home = Files.createDirectory(directory.resolve("v" + versions++));
        Path file = Files.writeString(home.resolve("Thing.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failures = compiler.run(null, null, null, "-proc:none", "-d", home.toString(), file.toString());
        assertThat(failures).isZero();
        return new URLClassLoader(new URL[] {home.toUri().toURL()}, EvolutionTest.class.getClassLoader());
    }

    private static Object field(Object object, String name) throws ReflectiveOperationException {
        Field field = object.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }
}
