// SPDX-License-Identifier: Apache-2.0
/**
 * JVMs that measure because another one tells them to, and threads that do the same thing at the same time. Knows nothing of caches.
 */
@NullMarked
package io.larder.benchmarks.workers;

import org.jspecify.annotations.NullMarked;
