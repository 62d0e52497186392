// SPDX-License-Identifier: Apache-2.0
/**
 * The MXBeans of JSR-107, and the names of these and of our own in the platform's MBean server.
 *
 * <p>May know: {@code javax.cache}, the JDK.
 */
@NullMarked
package io.larder.management;

import org.jspecify.annotations.NullMarked;
