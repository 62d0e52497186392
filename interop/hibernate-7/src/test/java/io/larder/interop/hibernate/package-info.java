// SPDX-License-Identifier: Apache-2.0
/**
 * Larder as second-level cache of Hibernate, in one JVM and in two that share a database and a server. The same sources
 * are compiled and run for each supported line of Hibernate.
 */
@NullMarked
package io.larder.interop.hibernate;

import org.jspecify.annotations.NullMarked;
