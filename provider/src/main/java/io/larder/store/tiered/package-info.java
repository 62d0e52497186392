// SPDX-License-Identifier: Apache-2.0
/**
 * A near tier in this JVM, in Caffeine, before a store on a server: coherent with it as far as that tells of changes.
 *
 * <p>May know: {@code io.larder.spi}, {@code io.larder.config}, Caffeine, the JDK. Never {@code io.larder.engine}.
 */
@NullMarked
package io.larder.store.tiered;

import org.jspecify.annotations.NullMarked;
