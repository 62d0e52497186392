// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.SharedServers;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.cache.support.NullValue;
import org.springframework.cache.support.SimpleValueWrapper;

/** Spring's own annotations. */
@ParameterizedClass
@EnumSource
class SpringAnnotationsTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private final Place place;
    private final String group = Application.newGroup();
    private Application application;
    private Library library;
    private Cache<Object, Object> books;

    SpringAnnotationsTest(Place place) {
        this.place = place;
    }

    @BeforeEach
    void start() {
        application = Application.at(place.uri(SERVERS), Application.settings(group), Library.class);
        library = application.bean(Library.class);
        books = application.cache("books");
    }

    @AfterEach
    void end() {
        application.close();
    }

    @Test
    void cacheable_again_comesFromTheCache() {
        assertThat(library.find(1)).isEqualTo(new Book(1, "Book 1"));
        assertThat(library.find(1)).isEqualTo(new Book(1, "Book 1"));

        assertThat(library.loads()).isEqualTo(1);
        assertThat(books.get(1)).isEqualTo(new Book(1, "Book 1"));
    }

    @Test
    void cacheable_severalArguments_areOneKeyWhateverClassesTheyAreOf() {
        library.search("Melville", new ArrayList<>(List.of("white", "whale")));
        List<Book> found = library.search("Melville", new LinkedList<>(List.of("white", "whale")));
        library.search("Melville", List.of("whale", "white"));

        assertThat(library.loads()).isEqualTo(2);
        assertThat(found).containsExactly(new Book(1, "Melville[white, whale]"));
        assertThat(books.containsKey(new SimpleKey("Melville", List.of("white", "whale"))))
                .isTrue();
    }

    @Test
    void cacheable_noArgument_isTheEmptyKey() {
        assertThat(library.all()).isEqualTo(library.all()).hasSize(2);

        assertThat(library.loads()).isEqualTo(1);
        assertThat(books.containsKey(SimpleKey.EMPTY)).isTrue();
        assertThat(books).extracting(Cache.Entry::getKey).containsExactly(SimpleKey.EMPTY);
    }

    @Test
    void cacheable_null_isKeptAndIsTheOneNullValueAgain() {
        assertThat(library.find(-1)).isNull();
        assertThat(library.find(-1)).isNull();

        assertThat(library.loads()).isEqualTo(1);
        assertThat(books.get(-1)).isSameAs(NullValue.INSTANCE);
    }

    @Test
    void cacheable_optional_isKeptAsWhatIsInIt() {
        assertThat(library.perhaps(1)).contains(new Book(1, "Book 1"));
        assertThat(library.perhaps(1)).contains(new Book(1, "Book 1"));
        assertThat(library.perhaps(-1)).isEmpty();
        assertThat(library.perhaps(-1)).isEmpty();

        assertThat(library.loads()).isEqualTo(2);
        assertThat(books.get("optional1")).isEqualTo(new Book(1, "Book 1"));
    }

    @Test
    void cacheable_conditions_areHeeded() {
        for (int number : new int[] {5, 5, 17, 17, 100, 100}) {
            library.some(number);
        }

        assertThat(library.loads()).isEqualTo(5);
        assertThat(books.containsKey(17)).isFalse();
        assertThat(books.containsKey(100)).isFalse();
    }

    @Test
    void cacheable_future_isRefusedBySpringItself() {
        assertThatThrownBy(library::later)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("does not support CompletableFuture-based retrieval");
    }

    @Test
    void cachePut_replaces_cacheEvict_removes() {
        library.find(1);
        library.save(new Book(1, "better"));
        assertThat(library.find(1)).isEqualTo(new Book(1, "better"));

        library.remove(1);
        assertThat(library.find(1)).isEqualTo(new Book(1, "Book 1"));
        assertThat(library.loads()).isEqualTo(2);
    }

    @Test
    void cacheEvict_beforeInvocation_removesAlthoughTheMethodFails() {
        library.find(1);

        assertThatThrownBy(() -> library.removeAndFail(1)).hasMessage("as it should");

        assertThat(books.containsKey(1)).isFalse();
    }

    @Test
    void cacheEvict_allEntries_removesEveryOne() {
        for (int number = 0; number < 20; number++) {
            library.find(number);
        }
        library.removeAll();
        assertThat(books).isEmpty();

        library.find(1);
        library.removeAllAtOnce();
        assertThat(books).isEmpty();
    }

    @Test
    void resetCaches_clearsWithoutListing() {
        library.find(1);
        library.find(2);

        application.springs().resetCaches();

        assertThat(books).isEmpty();
    }

    @Test
    void putIfAbsent_ofSpringsCache_givesWhatWasThere() {
        org.springframework.cache.Cache springs =
                requireNonNull(application.springs().getCache("books"));

        assertThat(springs.putIfAbsent("a", new Book(1, "first"))).isNull();
        assertThat(springs.putIfAbsent("a", new Book(2, "second")))
                .isEqualTo(new SimpleValueWrapper(new Book(1, "first")));
        assertThat(springs.putIfAbsent("n", null)).isNull();
        assertThat(springs.putIfAbsent("n", new Book(1, "late"))).isEqualTo(new SimpleValueWrapper(null));
        assertThat(springs.evictIfPresent("a")).isTrue();
        assertThat(springs.evictIfPresent("a")).isFalse();
    }
}
