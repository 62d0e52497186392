// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.interop.frameworks.Where;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jcache.policy.JCachePolicy;
import org.apache.camel.component.jcache.processor.aggregate.JCacheAggregationRepository;
import org.apache.camel.component.jcache.processor.idempotent.JCacheIdempotentRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.OptimisticLockingAggregationRepository.OptimisticLockingException;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultExchangeHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Camel keeps in a cache between messages. */
class RepositoriesTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static CacheManager manager(String uri) {
        return Caching.getCachingProvider("io.larder.LarderCachingProvider").getCacheManager(URI.create(uri), null);
    }

    @ParameterizedTest
    @EnumSource
    void idempotentConsumer_ofMessagesThatComeTwice_letsEachThroughOnce(Where where) throws Exception {
        Queue<Object> through = new ConcurrentLinkedQueue<>();
        Orders orders = new Orders(where.fresh(SERVERS).toString(), message -> through.add(message.getBody()));
        try (Camel camel = Camel.run(orders)) {
            for (String id : List.of("1", "2", "1", "3", "2")) {
                camel.send("direct:orders", "order " + id, Map.of("id", id));
            }
            assertThat(through).containsExactly("order 1", "order 2", "order 3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void idempotentConsumer_ofAMessageThatFailed_letsItThroughAgain(Where where) throws Exception {
        Queue<Object> through = new ConcurrentLinkedQueue<>();
        Orders orders = new Orders(where.fresh(SERVERS).toString(), message -> {
            through.add(message.getBody());
            if (through.size() == 1) {
                throw new IllegalStateException("the first one fails");
            }
        });
        try (Camel camel = Camel.run(orders)) {
            assertThatThrownBy(() -> camel.send("direct:orders", "order", Map.of("id", "1")))
                    .hasRootCauseMessage("the first one fails");
            camel.send("direct:orders", "order", Map.of("id", "1"));
            camel.send("direct:orders", "order", Map.of("id", "1"));
            assertThat(through).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aggregation_ofSeveralMessages_survivesTheCodec(Where where) throws Exception {
        Queue<String> whole = new ConcurrentLinkedQueue<>();
        String uri = where.fresh(SERVERS) + (where == Where.LOCAL ? "" : "&" + Baskets.ALLOW);
        try (Camel camel = Camel.run(new Baskets(uri, new JCacheAggregationRepository(), 3, whole))) {
            for (String what : List.of("tea", "jam", "rye")) {
                camel.send("direct:baskets", what, Map.of("customer", "1", "weight", 7));
                camel.send("direct:baskets", what + "!", Map.of("customer", "2", "weight", 7));
            }
            Await.until("two baskets are complete", () -> whole.size() == 2);
            assertThat(whole).containsExactlyInAnyOrder("1: tea+jam+rye", "2: tea!+jam!+rye!");
        }
    }

    @ParameterizedTest
    @EnumSource
    void stampedAggregation_ofSeveralMessages_isWhole(Where where) throws Exception {
        Queue<String> whole = new ConcurrentLinkedQueue<>();
        try (Camel camel =
                Camel.run(new Baskets(where.fresh(SERVERS).toString(), new StampedAggregationRepository(), 3, whole))) {
            for (String what : List.of("tea", "jam", "rye", "oat")) {
                camel.send("direct:baskets", what, Map.of("customer", "1", "weight", 7));
            }
            Await.until("a basket is complete", () -> !whole.isEmpty());
            assertThat(whole).containsExactly("1: tea+jam+rye");
        }
    }

    /** Camel's holder of an exchange has no {@code equals}, by which JCache's {@code replace} compares. */
    @Test
    void optimisticRepository_ofCamelItself_neverReplaces() {
        CamelContext context = new DefaultCamelContext();
        Cache<String, DefaultExchangeHolder> cache =
                manager("local:/").createCache("baskets", new MutableConfiguration<>());
        JCacheAggregationRepository repository = new JCacheAggregationRepository();
        repository.setOptimistic(true);
        repository.setCache(cache);
        Exchange first = new DefaultExchange(context);
        repository.add(context, "key", null, first);
        Exchange read = repository.get(context, "key");

        assertThat(read.getExchangeId()).isEqualTo(first.getExchangeId());
        assertThatThrownBy(() -> repository.add(context, "key", read, new DefaultExchange(context)))
                .isInstanceOf(OptimisticLockingException.class);
        cache.getCacheManager().close();
    }

    /** All of them, and caches with them, as Camel closes the provider that it has asked. */
    @Test
    void context_thatStops_closesManagersOfTheProvider_butNoneOfARepositoryWithACacheOfItsOwn() throws Exception {
        CacheManager mine = manager("local:/?max-entries=7");
        Cache<String, Boolean> seen = mine.createCache("seen", new MutableConfiguration<>());
        try (Camel camel = Camel.run(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::own-cache[]
                JCacheIdempotentRepository repository = new JCacheIdempotentRepository();
                repository.setCache(seen); // a Cache<String, Boolean>
                // end::own-cache[]
                from("direct:orders")
                        .idempotentConsumer(header("id"), repository)
                        .to("log:orders");
            }
        })) {
            camel.send("direct:orders", "order", Map.of("id", "1"));
        }
        assertThat(mine.isClosed()).isFalse();
        assertThat(seen.containsKey("1")).isTrue();

        Camel.run(new Orders("local:/?max-entries=8", message -> {})).close();
        assertThat(mine.isClosed()).isTrue();
    }

    /** On a server it would be cleared for others too. */
    @ParameterizedTest
    @EnumSource
    void policy_ofARoute_savesCallsAndClearsItsCacheWhenTheRouteStops(Where where) throws Exception {
        CacheManager manager = manager(where.fresh(SERVERS).toString());
        Cache<Object, Object> cache = manager.createCache("answers", new MutableConfiguration<>());
        Queue<Object> asked = new ConcurrentLinkedQueue<>();
        try (Camel camel = Camel.run(new RouteBuilder() {
            @Override
            public void configure() {
                JCachePolicy policy = new JCachePolicy();
                policy.setCache(cache);
                from("direct:questions").policy(policy).process(exchange -> {
                    asked.add(exchange.getIn().getBody());
                    exchange.getIn().setBody("answer");
                });
            }
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(camel.send("direct:questions", "why?", Map.of())
                                .getMessage()
                                .getBody())
                        .isEqualTo("answer");
            }
            assertThat(asked).containsExactly("why?");
            assertThat(cache.get("why?")).isEqualTo("answer");
        }
        assertThat(cache.get("why?")).isNull();
        manager.close();
    }

    /** The strategy that routes of this package aggregate by. */
    static final AggregationStrategy JOIN = (old, next) -> {
        if (old == null) {
            return next;
        }
        old.getIn()
                .setBody(old.getIn().getBody(String.class) + "+" + next.getIn().getBody(String.class));
        return old;
    };
}
