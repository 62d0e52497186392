// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheResult;

/** Has a cache for each currency. */
class ForeignPrices {

    private final AtomicInteger loads = new AtomicInteger();

    int loads() {
        return loads.get();
    }

    @CacheResult(cacheResolverFactory = ByCurrency.class)
    public BigDecimal priceIn(@CacheKey int number, String currency) {
        loads.incrementAndGet();
        return BigDecimal.valueOf(number * 100L, 2);
    }
}
