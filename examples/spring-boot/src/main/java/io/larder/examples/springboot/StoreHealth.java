// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import javax.cache.CacheManager;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Asks the store something each time somebody asks for the application's health. */
// tag::health[]
@Component
class StoreHealth extends AbstractHealthIndicator {

    private final CacheManager caches;

    StoreHealth(CacheManager caches) {
        this.caches = caches;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        caches.getCache("prices").containsKey(0); // throws if the store does not answer
        health.up();
    }
}
// end::health[]
