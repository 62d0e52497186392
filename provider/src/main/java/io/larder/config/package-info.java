// SPDX-License-Identifier: Apache-2.0
/**
 * Settings: one table of all of them, read from URIs, properties, files, system properties and the environment, with
 * every mistake reported at once.
 *
 * <p>May know: {@code javax.cache}, the JDK.
 */
@NullMarked
package io.larder.config;

import org.jspecify.annotations.NullMarked;
