// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.camel;

import java.util.Queue;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jcache.processor.aggregate.JCacheAggregationRepository;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.processor.aggregate.OptimisticLockRetryPolicy;

/** Baskets that are filled by many messages, until so many things are in one. */
final class Baskets extends RouteBuilder {

    /** So that a JVM can read what it has not written any of. */
    static final String ALLOW = "serialization.allow=org.apache.camel.support.DefaultExchangeHolder";

    private final String uri;
    private final JCacheAggregationRepository repository;
    private final int size;
    private final Queue<String> whole;

    Baskets(String uri, JCacheAggregationRepository repository, int size, Queue<String> whole) {
        this.uri = uri;
        this.repository = repository;
        this.size = size;
        this.whole = whole;
    }

    @Override
    public void configure() {
        Camel.configure(repository.getConfiguration(), uri, "baskets");
        // tag::aggregate[]
        AggregateDefinition baskets = from("direct:baskets")
                .aggregate(header("customer"), RepositoriesTest.JOIN)
                .aggregationRepository(repository)
                .completionSize(size);
        if (repository.isOptimistic()) {
            baskets.optimisticLocking(); // <1>
        }
        // end::aggregate[]
        OptimisticLockRetryPolicy often = new OptimisticLockRetryPolicy();
        often.setRetryDelay(5);
        baskets.optimisticLockRetryPolicy(often);
        baskets.process(exchange -> whole.add(
                exchange.getIn().getHeader("customer") + ": " + exchange.getIn().getBody()));
    }
}
