// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jcache.JCacheConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A context that runs, and how it is asked. */
final class Camel implements AutoCloseable {

    private static final String PROVIDER = "io.larder.LarderCachingProvider";

    private final CamelContext context;

    private Camel(CamelContext context) {
        this.context = context;
    }

    static Camel run(RouteBuilder routes) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(routes);
        context.start();
        return new Camel(context);
    }

    /** What a repository is to be told. */
    static void configure(JCacheConfiguration configuration, String uri, String cache) {
        // tag::configuration[]
        configuration.setCachingProvider(PROVIDER);
        configuration.setConfigurationUri(uri);
        configuration.setCacheName(cache);
        // end::configuration[]
    }

    CamelContext context() {
        return context;
    }

    /** Sends a message into a route; gives it back as it came out. */
    Exchange send(String endpoint, @Nullable Object body, Map<String, Object> headers) {
        try (var template = context.createProducerTemplate()) {
            Exchange sent = template.request(endpoint, exchange -> {
                exchange.getIn().setBody(body);
                exchange.getIn().setHeaders(new HashMap<>(headers));
            });
            if (sent.getException() != null) {
                throw new AssertionError("A message to " + endpoint + " failed", sent.getException());
            }
            return sent;
        } catch (IOException e) {
            throw new UncheckedIOException("A message to " + endpoint + " can not be sent", e);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
