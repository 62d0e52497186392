// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of JSR-107, written once. An {@link io.larder.engine.Operation} decides what a read of the entry means, the
 * {@link io.larder.engine.Kernel} alone has effects: it reads, asks the operation, tells the writer, commits the change
 * against the version seen, and tells listeners and statistics.
 *
 * <p>May know: {@code io.larder.spi}, {@code javax.cache}, SLF4J, the JDK. Never a client library.
 */
@NullMarked
package io.larder.engine;

import org.jspecify.annotations.NullMarked;
