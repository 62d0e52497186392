// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.interop.frameworks.Where;
import io.larder.multijvm.Journal;
import io.larder.multijvm.Jvm;
import io.larder.multijvm.JvmOptions;
import io.larder.multijvm.Running;
import io.larder.multijvm.Work;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.component.jcache.processor.aggregate.JCacheAggregationRepository;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Two JVMs, a Camel context in each, and a file that says where their repositories are. */
class SharedRepositoriesTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FILE = "classpath:camel-caches.properties";
    private static final int ORDERS = 100;
    private static final int CUSTOMERS = 3;
    private static final int THINGS = 20;

    /** The baskets that were completed in this JVM, whichever it is. */
    private static final Queue<String> COMPLETED = new ConcurrentLinkedQueue<>();

    private static Jvm jvm(String name, Where where, String uri, Journal journal) {
        return Jvm.start(name + " on " + where, JvmOptions.defaults().property("ORDERS_CACHES", uri), journal);
    }

    /** Sends the same orders as the other JVM does; tells which of them were let through here. */
    private static Work<ArrayList<String>> order() {
        return place -> {
            Queue<String> through = new ConcurrentLinkedQueue<>();
            try (Camel camel = Camel.run(new Orders(FILE, message -> through.add(message.getBody(String.class))))) {
                for (int i = 0; i < ORDERS; i++) {
                    camel.send("direct:orders", "order " + i, Map.of("id", Integer.toString(i)));
                }
            }
            return new ArrayList<>(through);
        };
    }

    /** Puts one thing into a basket; tells of the basket, if it was the last one. */
    private static Work<String> add(String thing, boolean last) {
        return place -> {
            Queue<String> whole = new ConcurrentLinkedQueue<>();
            try (Camel camel = Camel.run(new Baskets(FILE, new JCacheAggregationRepository(), 3, whole))) {
                camel.send("direct:baskets", thing, Map.of("customer", "1"));
                if (last) {
                    Await.until("the basket is complete", () -> !whole.isEmpty());
                }
            }
            return String.join(",", whole);
        };
    }

    /** Fills the same baskets as the other JVM does, at the same time; the context goes on as long as its JVM. */
    private static Work<ArrayList<String>> fill(String who) {
        return place -> {
            Camel camel = Camel.run(new Baskets(FILE, new StampedAggregationRepository(), 2 * THINGS, COMPLETED));
            for (int i = 0; i < THINGS; i++) {
                for (int customer = 0; customer < CUSTOMERS; customer++) {
                    camel.send("direct:baskets", who + i, Map.of("customer", Integer.toString(customer)));
                }
            }
            return completed().run(place);
        };
    }

    private static Work<ArrayList<String>> completed() {
        return place -> new ArrayList<>(COMPLETED);
    }

    private static List<String> awaitBaskets(Jvm one, Jvm two) {
        List<String> baskets = new ArrayList<>();
        Await.until("all baskets are complete", () -> {
            baskets.clear();
            try {
                baskets.addAll(both(one, two, completed(), completed()));
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
            return baskets.size() >= CUSTOMERS;
        });
        return baskets;
    }

    private static List<String> both(Jvm one, Jvm two, Work<ArrayList<String>> first, Work<ArrayList<String>> second)
            throws InterruptedException {
        Running<ArrayList<String>> begun = one.begin(first);
        Running<ArrayList<String>> other = two.begin(second);
        return Stream.of(begun.result(PATIENCE), other.result(PATIENCE))
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void contexts_ofTwoJvms_shareTheirRepositories(Where where) throws Exception {
        String uri = where.fresh(SERVERS).toString();
        Journal journal = new Journal();
        try (Jvm one = jvm("one", where, uri, journal);
                Jvm two = jvm("two", where, uri, journal)) {
            List<String> through = both(one, two, order(), order());
            assertThat(through).as("let through once").hasSize(ORDERS).doesNotHaveDuplicates();

            assertThat(one.begin(add("tea", false)).result(PATIENCE)).isEmpty();
            assertThat(two.begin(add("jam", false)).result(PATIENCE)).isEmpty();
            assertThat(one.begin(add("rye", true)).result(PATIENCE)).isEqualTo("1: tea+jam+rye");

            both(one, two, fill("a"), fill("b"));
            List<String> baskets = awaitBaskets(one, two);
            assertThat(baskets).hasSize(CUSTOMERS);
            for (String basket : baskets) {
                assertThat(new TreeSet<>(
                                List.of(basket.replaceFirst("^\\d: ", "").split("\\+"))))
                        .as("each thing of both, none twice")
                        .hasSize(2 * THINGS);
            }
        }
    }
}
