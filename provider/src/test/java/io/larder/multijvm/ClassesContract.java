// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs that share a cache need not have the same classes: what one of them can not read is a miss there. */
public interface ClassesContract extends MultiJvmFixture {

    /** The class that the test itself does not have, with the fields and the text of one version. */
    String TICKET = """
            package shop;
            public final class Ticket implements java.io.Serializable {
                private static final long serialVersionUID = 1;
                %s
                public Ticket(String title) { this.title = title; %s }
                @Override public String toString() { return %s; }
            }
            """;

    /** Sends a ticket into a cache. */
    record Sale(SharedCache shared, String key) implements Work<Integer> {

        @Override
        public Integer run(Place place) throws ReflectiveOperationException {
            Object ticket =
                    Class.forName("shop.Ticket").getConstructor(String.class).newInstance("Tosca");
            shared.open().put(key, ticket);
            return 0;
        }
    }

    /** What a cache has under a key, as text. */
    record Look(SharedCache shared, String key) implements Work<String> {

        @Override
        public String run(Place place) {
            return String.valueOf(shared.open().get(key));
        }
    }

    /** What a JVM makes of entries that it can not read. */
    record Views(@Nullable Object one, Map<String, Object> all, List<String> iterated) implements Serializable {

        static Views of(Cache<String, Object> cache) {
            List<String> iterated = StreamSupport.stream(cache.spliterator(), false)
                    .map(Cache.Entry::getKey)
                    .collect(Collectors.toList());
            Map<String, Object> all = new TreeMap<>(cache.getAll(Set.of("ticket", "text")));
            return new Views(cache.get("ticket"), all, List.copyOf(iterated));
        }
    }

    private JvmOptions with(Path folder, String version, String... parts) throws IOException {
        Path source =
                Files.createDirectories(folder.resolve(version).resolve("shop")).resolve("Ticket.java");
        Files.writeString(source, TICKET.formatted((Object[]) parts));
        int exit = requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests")
                .run(null, null, null, "-proc:none", source.toString());
        assertThat(exit).isZero();
        return JvmOptions.defaults().classes(folder.resolve(version));
    }

    private JvmOptions firstVersion(Path folder) throws IOException {
        return with(folder, "first", "private String title;", "", "\"first \" + title");
    }

    private JvmOptions secondVersion(Path folder) throws IOException {
        return with(
                folder,
                "second",
                "private int seats; private String title;",
                "seats = 7;",
                "\"second \" + title + \" \" + seats");
    }

    @Test
    default void value_ofAClassThatAJvmLacks_isAMissThereAndNoError(@TempDir Path folder) throws Exception {
        SharedCache shared = cache("classes");
        try (Jvm knowing = jvms().more("knowing", firstVersion(folder))) {
            knowing.run(new Sale(shared, "ticket"));
            knowing.run(place -> {
                shared.open().put("text", "text");
                return 0;
            });
            assertThat(knowing.run(new Look(shared, "ticket"))).isEqualTo("first Tosca");
            Views views = jvms().get(0).run(place -> Views.of(shared.open()));
            assertThat(views).isEqualTo(new Views(null, Map.of("text", "text"), List.of("text")));
        }
    }

    /** Only what somebody has looked at is known to be unreadable: a store need not look before it creates. */
    @Test
    default void entry_thatAJvmCanNotRead_canBeChangedThere(@TempDir Path folder) throws Exception {
        SharedCache shared = cache("classes");
        List<String> changed = List.of("put", "putIfAbsent", "getAndPut");
        try (Jvm knowing = jvms().more("knowing", firstVersion(folder))) {
            for (String key : List.of("put", "putIfAbsent", "getAndPut", "remove", "untouched")) {
                knowing.run(new Sale(shared, key));
            }
            List<String> answers = jvms().get(0).run(place -> {
                Cache<String, Object> cache = shared.open();
                cache.put("put", "mine");
                cache.remove("remove");
                return Stream.of(
                                cache.get("putIfAbsent"),
                                cache.putIfAbsent("putIfAbsent", "mine"),
                                cache.getAndPut("getAndPut", "mine"))
                        .map(String::valueOf)
                        .toList();
            });
            assertThat(answers).containsExactly("null", "true", "null");
            for (String key : changed) {
                assertThat(knowing.run(new Look(shared, key))).as(key).isEqualTo("mine");
            }
            assertThat(knowing.run(new Look(shared, "remove"))).isEqualTo("null");
            assertThat(knowing.run(new Look(shared, "untouched"))).isEqualTo("first Tosca");
        }
    }

    @Test
    default void value_ofAnOtherVersionOfItsClass_isReadWhereItIsAllowed(@TempDir Path folder) throws Exception {
        SharedCache shared = cache("classes");
        SharedCache allowing = shared.with("serialization.allow", "shop.**");
        try (Jvm first = jvms().more("first", firstVersion(folder));
                Jvm second = jvms().more("second", secondVersion(folder))) {
            first.run(new Sale(shared, "old"));
            assertThat(second.run(new Look(shared, "old"))).as("not allowed").isEqualTo("null");
            assertThat(second.run(new Look(allowing, "old"))).isEqualTo("second Tosca 0");
            second.run(new Sale(allowing, "new"));
            assertThat(first.run(new Look(shared, "new"))).isEqualTo("first Tosca");
            assertThat(second.run(new Look(shared, "old")))
                    .as("this JVM has written some itself")
                    .isEqualTo("second Tosca 0");
        }
    }
}
