// SPDX-License-Identifier: Apache-2.0
/**
 * Measures {@code local:} beside raw Caffeine and beside other JCache providers; the package {@code redis} measures
 * {@code redis:}. Knows {@code javax.cache} and Caffeine; every provider is
 * opened by the class name of its {@link javax.cache.spi.CachingProvider} and driven by the same code.
 */
@NullMarked
package io.larder.benchmarks;

import org.jspecify.annotations.NullMarked;
