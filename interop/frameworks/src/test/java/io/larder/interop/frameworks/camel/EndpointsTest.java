// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.interop.frameworks.Where;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.processor.EntryProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jcache.JCacheConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation that a route can ask {@code jcache:} for, and every event that it can be told of. */
class EndpointsTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final String PROVIDER = "?cachingProvider=io.larder.LarderCachingProvider";

    /** A route that keeps prices, as the page shows it. */
    private static final class Prices extends RouteBuilder {

        private final String uri;

        Prices(String uri) {
            this.uri = uri;
        }

        @Override
        public void configure() {
            // tag::producer[]
            String prices = "jcache:prices?cachingProvider=io.larder.LarderCachingProvider" + "&configurationUri=RAW("
                    + uri + ")"; // <1>
            from("direct:price")
                    .setHeader(JCacheConstants.KEY, simple("${header.article}"))
                    .to(prices + "&action=GET")
                    .filter(body().isNull())
                    .to("direct:ask-the-supplier")
                    .to(prices + "&action=PUT");
            // end::producer[]
            from("direct:ask-the-supplier").process(exchange -> {
                int asked = exchange.getContext()
                        .getRegistry()
                        .findSingleByType(Supplier.class)
                        .ask();
                exchange.getIn().setBody("price " + asked);
            });
            from("direct:cache").to(prices);
        }
    }

    /** Who knows prices, and counts. */
    private static final class Supplier {
        private int asked;

        synchronized int ask() {
            return ++asked;
        }
    }

    /** A context with the routes and one cache, to be asked for any action. */
    private record Cache(Camel camel) {

        Exchange perform(String action, @Nullable Object body, Object... headers) {
            Map<String, Object> all = new HashMap<>();
            all.put(JCacheConstants.ACTION, action);
            for (int i = 0; i < headers.length; i += 2) {
                all.put((String) headers[i], headers[i + 1]);
            }
            return camel.send("direct:cache", body, all);
        }

        @Nullable
        Object get(String key) {
            return perform("GET", null, JCacheConstants.KEY, key).getMessage().getBody();
        }

        @Nullable
        Object result(Exchange exchange) {
            return exchange.getMessage().getHeader(JCacheConstants.RESULT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void route_thatAsksForAPriceAgain_findsItInTheCache(Where where) throws Exception {
        try (Camel camel = Camel.run(new Prices(where.fresh(SERVERS).toString()))) {
            camel.context().getRegistry().bind("supplier", new Supplier());
            Map<String, Object> tea = Map.of("article", "tea");

            assertThat(camel.send("direct:price", "", tea).getMessage().getBody())
                    .isEqualTo("price 1");
            assertThat(camel.send("direct:price", "", tea).getMessage().getBody())
                    .isEqualTo("price 1");
            assertThat(camel.send("direct:price", "", Map.of("article", "jam"))
                            .getMessage()
                            .getBody())
                    .isEqualTo("price 2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void producer_everyAction_doesWhatJCacheDoes(Where where) throws Exception {
        try (Camel camel = Camel.run(new Prices(where.fresh(SERVERS).toString()))) {
            Cache cache = new Cache(camel);
            cache.perform("PUT", 1, JCacheConstants.KEY, "a");
            assertThat(cache.get("a")).isEqualTo(1);
            cache.perform("PUTALL", Map.of("b", 2, "c", 3));
            assertThat(cache.perform("GETALL", null, JCacheConstants.KEYS, Set.of("a", "b", "x"))
                            .getMessage()
                            .getBody())
                    .isEqualTo(Map.of("a", 1, "b", 2));
            assertThat(cache.result(cache.perform("PUTIFABSENT", 9, JCacheConstants.KEY, "a")))
                    .isEqualTo(false);
            assertThat(cache.result(cache.perform("PUTIFABSENT", 4, JCacheConstants.KEY, "d")))
                    .isEqualTo(true);
            changes(cache);
            removals(cache);
        }
    }

    private static void changes(Cache cache) {
        assertThat(cache.perform("GETANDPUT", 5, JCacheConstants.KEY, "a")
                        .getMessage()
                        .getBody())
                .isEqualTo(1);
        assertThat(cache.perform("GETANDREPLACE", 6, JCacheConstants.KEY, "a")
                        .getMessage()
                        .getBody())
                .isEqualTo(5);
        assertThat(cache.result(cache.perform("REPLACE", 7, JCacheConstants.KEY, "x")))
                .isEqualTo(false);
        assertThat(cache.result(cache.perform("REPLACE", 7, JCacheConstants.KEY, "a", JCacheConstants.OLD_VALUE, 5)))
                .isEqualTo(false);
        assertThat(cache.result(cache.perform("REPLACE", 7, JCacheConstants.KEY, "a", JCacheConstants.OLD_VALUE, 6)))
                .isEqualTo(true);
        EntryProcessor<String, Integer, Integer> increment = (entry, arguments) -> {
            int more = (Integer) ((List<?>) arguments[0]).get(0);
            entry.setValue(entry.getValue() + more);
            return entry.getValue();
        };
        Exchange invoked = cache.perform(
                "INVOKE",
                null,
                JCacheConstants.KEY,
                "a",
                JCacheConstants.ENTRY_PROCESSOR,
                increment,
                JCacheConstants.ARGUMENTS,
                List.of(10));
        assertThat(invoked.getMessage().getBody()).isEqualTo(17);
        assertThat(cache.get("a")).isEqualTo(17);
    }

    private static void removals(Cache cache) {
        assertThat(cache.result(cache.perform("REMOVE", null, JCacheConstants.KEY, "a", JCacheConstants.OLD_VALUE, 1)))
                .isEqualTo(false);
        assertThat(cache.result(cache.perform("REMOVE", null, JCacheConstants.KEY, "a")))
                .isEqualTo(true);
        assertThat(cache.perform("GETANDREMOVE", null, JCacheConstants.KEY, "b")
                        .getMessage()
                        .getBody())
                .isEqualTo(2);
        cache.perform("REMOVEALL", null, JCacheConstants.KEYS, Set.of("c"));
        assertThat(cache.get("c")).isNull();
        assertThat(cache.get("d")).isEqualTo(4);
        cache.perform("CLEAR", null);
        assertThat(cache.get("d")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void consumer_withFilterAndOldValues_isToldOfTheOtherEvents(Where where) throws Exception {
        String uri = where.fresh(SERVERS).toString();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        RouteBuilder listening = new RouteBuilder() {
            @Override
            public void configure() {
                // tag::consumer[]
                from("jcache:prices" + PROVIDER + "&configurationUri=RAW(" + uri + ")"
                                + "&filteredEvents=REMOVED&oldValueRequired=true&synchronous=true") // <1>
                        .process(exchange -> told.add("%s %s %s %s"
                                .formatted(
                                        exchange.getIn().getHeader(JCacheConstants.EVENT_TYPE),
                                        exchange.getIn().getHeader(JCacheConstants.KEY),
                                        exchange.getIn().getHeader(JCacheConstants.OLD_VALUE),
                                        exchange.getIn().getBody())));
                // end::consumer[]
            }
        };
        try (Camel camel = Camel.run(new Prices(uri))) {
            camel.context().addRoutes(listening);
            Cache cache = new Cache(camel);
            cache.perform("PUT", 1, JCacheConstants.KEY, "tea");
            assertThat(told).as("told before the put returned").containsExactly("CREATED tea null 1");
            cache.perform("REPLACE", 2, JCacheConstants.KEY, "tea");
            cache.perform("REMOVE", null, JCacheConstants.KEY, "tea");
            cache.perform("PUT", 3, JCacheConstants.KEY, "jam");
            assertThat(told).containsExactly("CREATED tea null 1", "UPDATED tea 1 2", "CREATED jam null 3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void consumer_ofAllEvents_isToldSoon(Where where) throws Exception {
        String uri = where.fresh(SERVERS).toString();
        Queue<Object> told = new ConcurrentLinkedQueue<>();
        RouteBuilder listening = new RouteBuilder() {
            @Override
            public void configure() {
                from("jcache:prices" + PROVIDER + "&configurationUri=RAW(" + uri + ")")
                        .process(exchange -> told.add(exchange.getIn().getHeader(JCacheConstants.EVENT_TYPE)));
            }
        };
        try (Camel camel = Camel.run(new Prices(uri))) {
            camel.context().addRoutes(listening);
            Cache cache = new Cache(camel);
            cache.perform("PUT", 1, JCacheConstants.KEY, "tea");
            cache.perform("REMOVE", null, JCacheConstants.KEY, "tea");
            Await.until("two events", () -> told.size() == 2);
            assertThat(told).containsExactly("CREATED", "REMOVED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void endpoint_ofACacheThatIsNotThere_isRefusedIfItIsNotToBeMade(Where where) {
        String uri = where.fresh(SERVERS).toString();
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:cache")
                        .to("jcache:none" + PROVIDER + "&createCacheIfNotExists=false&configurationUri=RAW(" + uri
                                + ")");
            }
        };
        assertThatThrownBy(() -> Camel.run(routes).close())
                .hasStackTraceContaining("Cache none does not exist and should not be created");
    }
}
