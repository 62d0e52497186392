// SPDX-License-Identifier: Apache-2.0
/** One rate limit for many JVMs: Bucket4j keeps its buckets in a JCache, and Larder keeps that on a server. */
@NullMarked
package io.larder.examples.ratelimit;

import org.jspecify.annotations.NullMarked;
