// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import java.lang.annotation.Annotation;
import java.util.Locale;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.GeneratedCacheKey;

/** Titles that differ in case alone are one key. */
class TitleKeys implements CacheKeyGenerator {

    /** The key made of a title. */
    record TitleKey(String title) implements GeneratedCacheKey {}

    @Override
    public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> context) {
        Object title = context.getKeyParameters()[0].getValue();
        return new TitleKey(String.valueOf(title).toLowerCase(Locale.ROOT));
    }
}
