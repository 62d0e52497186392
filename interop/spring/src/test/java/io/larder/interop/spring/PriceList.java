// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

/** Caches with the annotations of JSR-107 and counts what gets through to it. */
@CacheDefaults(cacheName = "prices")
class PriceList {

    private final AtomicInteger loads = new AtomicInteger();

    int loads() {
        return loads.get();
    }

    @CacheResult
    public BigDecimal price(int number) {
        return load(number);
    }

    @CacheResult(skipGet = true)
    public BigDecimal freshPrice(int number) {
        return load(number).add(BigDecimal.ONE);
    }

    @CacheResult
    public BigDecimal price(@CacheKey String shop, @CacheKey int number, Object irrelevant) {
        return load(number);
    }

    // tag::failures[]
    @CacheResult(exceptionCacheName = "failures", cachedExceptions = UnknownBook.class)
    public BigDecimal priceOrFailure(int number) {
        if (number < 0) {
            loads.incrementAndGet();
            throw new UnknownBook("no book " + number);
        }
        // end::failures[]
        if (number == 0) {
            loads.incrementAndGet();
            throw new IllegalArgumentException("zero");
        }
        return load(number);
    }

    @CacheResult(cacheKeyGenerator = TitleKeys.class)
    public BigDecimal priceOf(String title) {
        return load(title.length());
    }

    @CachePut
    public void set(@CacheKey int number, @CacheValue BigDecimal price) {
        failIfNegative(price);
    }

    @CachePut(noCacheFor = IllegalStateException.class)
    public void setUnlessFailing(@CacheKey int number, @CacheValue BigDecimal price) {
        failIfNegative(price);
    }

    @CachePut(afterInvocation = false)
    public void setAtOnce(@CacheKey int number, @CacheValue BigDecimal price) {
        failIfNegative(price);
    }

    @CacheRemove
    public void remove(int number) {
        failIfNegative(BigDecimal.valueOf(number));
    }

    @CacheRemove(afterInvocation = false)
    public void removeAtOnce(@CacheKey int number, boolean failing) {
        failIf(failing);
    }

    @CacheRemove(noEvictFor = IllegalStateException.class)
    public void removeUnlessFailing(@CacheKey int number, boolean failing) {
        failIf(failing);
    }

    @CacheRemoveAll(afterInvocation = false)
    public void removeAllAtOnce(boolean failing) {
        failIf(failing);
    }

    @CacheRemoveAll
    public void removeAll() {}

    private BigDecimal load(int number) {
        loads.incrementAndGet();
        return BigDecimal.valueOf(number * 100L, 2);
    }

    private static void failIfNegative(BigDecimal price) {
        failIf(price.signum() < 0);
    }

    private static void failIf(boolean failing) {
        if (failing) {
            throw new IllegalStateException("as it should");
        }
    }
}
