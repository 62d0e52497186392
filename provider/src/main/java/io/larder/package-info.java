// SPDX-License-Identifier: Apache-2.0
/** Larder's JCache provider, and the configuration of caches by code. */
@NullMarked
package io.larder;

import org.jspecify.annotations.NullMarked;
