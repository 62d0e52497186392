// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import java.math.BigDecimal;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.springframework.stereotype.Service;

/** Caches with the annotations of JSR-107. */
// tag::jsr107[]
@Service
@CacheDefaults(cacheName = "prices")
public class Prices {

    private final Warehouse warehouse;

    Prices(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @CacheResult
    public BigDecimal of(int number) {
        return warehouse.price(number);
    }

    @CachePut
    public void set(@CacheKey int number, @CacheValue BigDecimal price) {
        warehouse.setPrice(number, price);
    }

    @CacheRemove
    public void forget(int number) {}

    @CacheRemoveAll
    public void forgetAll() {}
}
// end::jsr107[]
