// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.testing.servers.SharedServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications that share their entries, as two JVMs do: each has a manager and a class loader of its own. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
class TwoApplicationsTest {

    private static final int THREADS = 16;

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private final Place place;
    private final String group = Application.newGroup();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Application one;

    TwoApplicationsTest(Place place) {
        this.place = place;
    }

    @BeforeEach
    void start() {
        one = another(Application.settings(group));
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        one.close();
    }

    private Application another(Properties settings) {
        return Application.at(place.uri(SERVERS), settings, Library.class, Slow.class);
    }

    @Test
    void cacheable_nullWrittenElsewhere_isLookedForOnceOrNotAtAllIfItsClassIsAllowed() {
        Library library = one.bean(Library.class);
        library.find(-1);
        library.find(1);
        Properties allowing = Application.settings(group);
        allowing.setProperty(
                "larder.serialization.allow",
                "org.springframework.cache.support.NullValue, io.larder.interop.spring.Book");

        try (Application strict = another(Application.settings(group));
                Application informed = another(allowing)) {
            Library informedLibrary = informed.bean(Library.class);
            assertThat(informedLibrary.find(-1)).isNull();
            assertThat(informedLibrary.find(1)).isEqualTo(new Book(1, "Book 1"));
            assertThat(informedLibrary.loads()).isZero();
            Library strictLibrary = strict.bean(Library.class);
            for (int i = 0; i < 3; i++) {
                assertThat(strictLibrary.find(-1)).isNull();
                assertThat(strictLibrary.find(1)).isEqualTo(new Book(1, "Book 1"));
            }
            assertThat(strictLibrary.loads()).isEqualTo(2);
        }
    }

    /** Nobody locks a key for all JVMs while a method runs: both run it, and the first to store wins. */
    @Test
    void sync_twoApplicationsAtOnce_loadOnceEachAndAgreeOnOneValue() throws Exception {
        try (Application other = another(Application.settings(group))) {
            Slow otherSlow = other.bean(Slow.class);
            CyclicBarrier loading = new CyclicBarrier(2);
            Slow slow = one.bean(Slow.class);
            slow.answerWith(number -> {
                SynchronizedTest.await(loading);
                return "of one";
            });
            otherSlow.answerWith(number -> {
                SynchronizedTest.await(loading);
                return "of the other";
            });
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Slow asked = i % 2 == 0 ? slow : otherSlow;
                answers.add(threads.submit(() -> asked.ask(1)));
            }

            assertThat(SynchronizedTest.results(answers)).hasSize(1).containsAnyOf("of one", "of the other");
            assertThat(slow.loads()).isEqualTo(1);
            assertThat(otherSlow.loads()).isEqualTo(1);
            assertThat(slow.ask(1))
                    .isEqualTo(otherSlow.ask(1))
                    .isEqualTo(answers.get(0).get());
        }
    }

    @Test
    void sync_oneAfterTheOther_loadOnceForBoth() {
        try (Application other = another(Application.settings(group))) {
            one.bean(Slow.class).ask(1);

            assertThat(other.bean(Slow.class).ask(1)).isEqualTo("answer 1");
            assertThat(other.bean(Slow.class).loads()).isZero();
        }
    }
}
