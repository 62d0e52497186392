// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.interop.frameworks.Where;
import io.larder.interop.frameworks.annotations.Container.Running;
import io.larder.testing.servers.SharedServers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.Caching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JSR-107's annotations in CDI and in Guice, as users set them up: by files alone. */
class AnnotationsTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    static Stream<Arguments> containers() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(Where.values()).map(where -> Arguments.of(container, where)));
    }

    @AfterEach
    void elsewhere() {
        System.clearProperty("LIBRARY_CACHES");
    }

    private static Running start(Container container, Where where) {
        System.setProperty("LIBRARY_CACHES", where.fresh(SERVERS).toString());
        return container.start();
    }

    private static long entries(String cache) {
        Cache<Object, Object> found =
                Caching.getCachingProvider().getCacheManager().getCache(cache);
        return StreamSupport.stream(found.spliterator(), false).count();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void result_askedForAgain_comesFromTheCache(Container container, Where where) throws Exception {
        try (Running running = start(container, where)) {
            Library library = running.library();
            Book found = library.find("1");

            assertThat(library.find("1")).isEqualTo(found);
            assertThat(library.searches()).isEqualTo(1);
            assertThat(library.find("2")).isNotEqualTo(found);
            assertThat(library.searches()).isEqualTo(2);
            assertThat(library.findAgain("1")).isEqualTo(found);
            assertThat(library.searches()).isEqualTo(3);
            assertThat(entries("books")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void result_byKeysOfSeveralKinds_isFoundByEqualOnes(Container container, Where where) throws Exception {
        try (Running running = start(container, where)) {
            Library library = running.library();
            List<String> offers = library.offers("1", Edition.PAPERBACK, List.of("se", "no"));

            assertThat(library.offers("1", Edition.PAPERBACK, Arrays.asList("se", "no")))
                    .isEqualTo(offers);
            assertThat(library.searches()).isEqualTo(1);
            library.offers("1", Edition.HARDCOVER, List.of("se", "no"));
            library.offers("1", Edition.PAPERBACK, List.of("no", "se"));
            assertThat(library.searches()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void exception_thatIsToBeCached_isThrownAgainWithoutTheCall(Container container, Where where) throws Exception {
        try (Running running = start(container, where)) {
            Library library = running.library();

            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> library.find(Library.UNKNOWN))
                        .isInstanceOf(UnknownBookException.class)
                        .hasMessage("There is no book unknown")
                        .extracting(thrown -> ((UnknownBookException) thrown).isbn())
                        .isEqualTo(Library.UNKNOWN);
            }
            assertThat(library.searches()).isEqualTo(1);
            assertThat(entries("unknown-books")).isEqualTo(1);
            assertThat(entries("books")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void entries_putAndRemovedByAnnotations_areSeenByResults(Container container, Where where) throws Exception {
        try (Running running = start(container, where)) {
            Library library = running.library();
            Book mine = new Book("mine", List.of());
            library.change("1", mine);
            assertThat(library.find("1")).isEqualTo(mine);
            assertThat(library.searches()).isZero();

            library.discard("1");
            assertThat(library.find("1")).isNotEqualTo(mine);
            assertThat(library.searches()).isEqualTo(1);

            library.find("2");
            library.closeDown();
            assertThat(entries("books")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void putAndRemove_ofCallsThatFail_changeNothing(Container container, Where where) throws Exception {
        try (Running running = start(container, where)) {
            Library library = running.library();
            library.change("1", new Book("mine", List.of()));

            assertThatThrownBy(() -> library.change("1", new Book("", List.of())))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> library.discard(Library.UNKNOWN)).isInstanceOf(IllegalArgumentException.class);
            assertThat(library.find("1").title()).isEqualTo("mine");
        }
    }
}
