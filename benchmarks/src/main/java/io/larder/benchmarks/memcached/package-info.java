// SPDX-License-Identifier: Apache-2.0
/** Measures {@code memcached:} beside raw xmemcached and raw spymemcached on one server and on three. */
@NullMarked
package io.larder.benchmarks.memcached;

import org.jspecify.annotations.NullMarked;
