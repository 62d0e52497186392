// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.interop.frameworks.Where;
import io.larder.interop.frameworks.annotations.Container.Running;
import io.larder.multijvm.Journal;
import io.larder.multijvm.Jvm;
import io.larder.multijvm.JvmOptions;
import io.larder.multijvm.Work;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What one JVM has found the other one need not look for, even if it is another container there. */
class SharedResultsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    /** In a JVM that has its place from the system property that larder.properties asks for. */
    private static Jvm jvm(String name, URI uri, Journal journal) {
        return Jvm.start(name, JvmOptions.defaults().property("LIBRARY_CACHES", uri.toString()), journal);
    }

    /** Asks for all there is, in a container of its own; tells how much of it had to be looked for. */
    private static Work<Integer> ask(Container container) {
        return place -> {
            try (Running running = container.start()) {
                Library library = running.library();
                assertThat(library.find("1").authors()).hasSize(2);
                assertThat(library.offers("1", Edition.PAPERBACK, List.of("se")))
                        .hasSize(1);
                assertThat(library.offers("1", Edition.HARDCOVER, List.of("se")))
                        .containsExactly("1 HARDCOVER se");
                try {
                    throw new AssertionError("found " + library.find(Library.UNKNOWN));
                } catch (UnknownBookException expected) {
                    assertThat(expected.isbn()).isEqualTo(Library.UNKNOWN);
                }
                return library.searches();
            }
        };
    }

    /** A container takes its time to start on a busy machine. */
    private static <R> R run(Jvm jvm, Work<R> work) throws InterruptedException {
        return jvm.begin(work).result(PATIENCE);
    }

    private static Work<String> change(Container container) {
        return place -> {
            try (Running running = container.start()) {
                Library library = running.library();
                library.change("1", new Book("changed", List.of()));
                return library.find("1").title();
            }
        };
    }

    private static Work<String> title(Container container) {
        return place -> {
            try (Running running = container.start()) {
                return running.library().find("1").title();
            }
        };
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void results_ofOneJvm_areThereInTheOther(Where where) throws Exception {
        URI uri = where.fresh(SERVERS);
        Journal journal = new Journal();
        try (Jvm one = jvm("cdi", uri, journal);
                Jvm two = jvm("guice", uri, journal)) {
            assertThat(run(one, ask(Container.CDI))).as("looked for first").isEqualTo(4);
            assertThat(run(two, ask(Container.GUICE))).as("looked for again").isZero();
            assertThat(run(two, change(Container.GUICE))).isEqualTo("changed");
            assertThat(run(one, title(Container.CDI))).isEqualTo("changed");
        }
    }
}
