// SPDX-License-Identifier: Apache-2.0
/** A bookshop whose warehouse answers slowly, behind caches. */
@NullMarked
package io.larder.examples.springboot;

import org.jspecify.annotations.NullMarked;
