// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.camel;

import java.util.function.Consumer;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jcache.processor.idempotent.JCacheIdempotentRepository;

/** Orders, each of which is to be carried out once. */
final class Orders extends RouteBuilder {

    private final String uri;
    private final Consumer<Message> warehouse;

    Orders(String uri, Consumer<Message> warehouse) {
        this.uri = uri;
        this.warehouse = warehouse;
    }

    @Override
    public void configure() {
        // tag::idempotent[]
        JCacheIdempotentRepository seen = new JCacheIdempotentRepository();
        Camel.configure(seen.getConfiguration(), uri, "seen-orders");
        from("direct:orders").idempotentConsumer(header("id"), seen).to("direct:warehouse");
        // end::idempotent[]
        from("direct:warehouse").errorHandler(noErrorHandler()).process(exchange -> warehouse.accept(exchange.getIn()));
    }
}
